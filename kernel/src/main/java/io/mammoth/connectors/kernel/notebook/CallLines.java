package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.NotebookHost;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows each call under the cell that makes it, when debugging is on: a log would end up in the
 * terminal that started Jupyter. Then tells another listener.
 */
final class CallLines implements CallListener {
  private final Supplier<@Nullable NotebookHost> host;
  private final CallListener next;

  CallLines(Supplier<@Nullable NotebookHost> host, CallListener next) {
    this.host = host;
    this.next = next;
  }

  @Override
  public void onAttempt(CallEvent event) {
    show("→ " + call(event) + ", try " + event.tries());
    next.onAttempt(event);
  }

  @Override
  public void onWait(CallEvent event) {
    long millis = event.delay() == null ? 0 : event.delay().toMillis();
    show("… " + call(event) + " waits " + millis + " ms" + status(event));
    next.onWait(event);
  }

  /** The line of the attempt follows. */
  @Override
  public void onRetry(CallEvent event) {
    next.onRetry(event);
  }

  @Override
  public void onDone(CallEvent event) {
    String how = event.failure() == null ? "" : " " + event.failure().getClass().getSimpleName();
    String took = String.format(Locale.ROOT, ", %d ms", event.elapsed().toMillis());
    show("← " + call(event) + status(event) + how + took + ", request id " + event.requestId());
    next.onDone(event);
  }

  private static String call(CallEvent event) {
    return event.method() + " " + event.path();
  }

  private static String status(CallEvent event) {
    return event.status() == 0 ? "" : " " + event.status();
  }

  private void show(String line) {
    NotebookHost here = host.get();
    if (here != null) {
      here.show(Rendering.note(line));
    }
  }
}
