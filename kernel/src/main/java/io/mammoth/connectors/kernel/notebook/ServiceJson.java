package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.LongText;
import io.mammoth.connectors.kernel.display.Rendering;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What the service sent, as it came: a text like any other in Java, of many megabytes perhaps, of
 * which a cell shows as much as an output may have.
 */
final class ServiceJson {
  static final ServiceJson OF_THIS_NOTEBOOK = new ServiceJson();

  private static final String ALL = "All of it is the value: String json = %mammoth list --json";

  private volatile WeakReference<String> last = new WeakReference<>("");

  private ServiceJson() {}

  /** Remembers which text this is. */
  String of(String json) {
    last = new WeakReference<>(json);
    return json;
  }

  /** Of the very text that was read last; null of any other, which is the user's own. */
  @Nullable Rendering rendering(String text) {
    return last.refersTo(text) ? LongText.of(text, ALL) : null;
  }
}
