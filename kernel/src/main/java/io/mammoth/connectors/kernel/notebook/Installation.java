package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.HostFinder;
import io.mammoth.connectors.kernel.host.MagicHint;
import io.mammoth.connectors.kernel.host.NotebookHost;
import io.mammoth.connectors.kernel.tables.TablesawParts;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the names, the renderings and the magic into a host. */
public final class Installation {
  /**
   * What brings the names in, in this order, each a snippet. All have a star: what a user declares,
   * or imports on its own, then wins.
   */
  public static final List<String> IMPORTS =
      List.of(
          "import tech.tablesaw.api.*;",
          "import io.mammoth.connectors.*;",
          "import io.mammoth.connectors.kernel.pricing.*;",
          "import static io.mammoth.connectors.kernel.notebook.Notebook.*;");

  private static final String KNOWN =
      "The Mammoth connectors work in JJava 1.0-a6 or newer, in IJava 1.3 and in JShell.";

  private static volatile @Nullable NotebookHost host;

  private Installation() {}

  /**
   * Installs everything, unless it is there. Opens no connection, needs no credential.
   *
   * @return the host that has it
   */
  public static synchronized NotebookHost once(NotebookHost here) {
    if (host == null) {
      into(here);
      return here;
    }
    return host;
  }

  /** Installs everything into the host that is there. */
  static synchronized void here() {
    if (host == null) {
      try {
        into(found());
      } catch (LinkageError other) {
        throw new IllegalStateException(KNOWN + " This one is another: " + other, other);
      }
    }
  }

  private static NotebookHost found() {
    return ServiceLoader.load(HostFinder.class, HostFinder.class.getClassLoader()).stream()
        .map(finder -> finder.get().find())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(KNOWN + " There is none of these here."));
  }

  static void into(NotebookHost here) {
    Parts.require();
    warmUp();
    here.evaluate(IMPORTS);
    here.yieldNames(IMPORTS, Installation::tell);
    Renderings.register(here);
    here.magic("mammoth", MammothMagic::run);
    here.onFailure(Installation::showFailure);
    here.enableAssertions();
    here.documentation(Sources.OURS::folder);
    WarmUp.awaitColumns();
    // After the columns: what is added may use them.
    here.onClassPath(TablesawParts::add);
    host = here;
  }

  /** Touches what the first cell will need, once, beside the kernel's own start. */
  public static void warmUp() {
    WarmUp.begin();
  }

  /** By the message: a command's failure reaches the host under another class. */
  private static @Nullable String showFailure(@Nullable String message) {
    String hint = MagicHint.of(String.valueOf(message));
    if (hint != null) {
      tell(hint);
      return MagicHint.BRIEF;
    }
    Card card = LastFailure.LISTENER.card(message);
    if (card == null) {
      return null;
    }
    show(card);
    return LastFailure.LISTENER.briefly();
  }

  /** Those of our names that the user has taken for something else. */
  static Set<String> shadowed() {
    Map<String, String> taken = new TreeMap<>(host == null ? Map.of() : host.declared());
    taken.keySet().retainAll(ourNames());
    return taken.keySet();
  }

  private static Set<String> ourNames() {
    return Stream.<Member>concat(
            Stream.of(Notebook.class.getMethods()), Stream.of(Notebook.class.getFields()))
        .filter(member -> Modifier.isStatic(member.getModifiers()))
        .map(Member::getName)
        .collect(Collectors.toSet());
  }

  /** Whether {@code %mammoth} is understood here; as in most places where nobody is at home yet. */
  static boolean hasMagics() {
    return host == null || host.hasMagics();
  }

  static @Nullable NotebookHost host() {
    return host;
  }

  /** Where work says how far it is; silent where nobody sees it, or where it is switched off. */
  static Progress progress() {
    return new Progress(Renderings.screen().progress() ? host : null, System::nanoTime);
  }

  static void show(Object value) {
    Rendering rendering = Renderings.of(value);
    show(rendering == null ? plain(value) : rendering);
  }

  static void show(Rendering rendering) {
    if (host != null) {
      host.show(rendering);
    }
  }

  /** A line under the cell that runs. */
  static void tell(String sentence) {
    show(Rendering.note(sentence));
  }

  private static Rendering plain(Object value) {
    return Card.of(String.valueOf(value)).rendering();
  }
}
