package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.HostFinder;
import io.mammoth.connectors.kernel.host.NotebookHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Brings the names, the renderings and the magic into a host. */
public final class Installation {
  /** What brings the names in, in this order, each a snippet. */
  public static final List<String> IMPORTS =
      List.of(
          "import tech.tablesaw.api.*;",
          "import static tech.tablesaw.api.QuerySupport.*;",
          "import static tech.tablesaw.aggregate.AggregateFunctions.*;",
          "import io.mammoth.connectors.*;",
          "import static io.mammoth.connectors.SortOrder.*;",
          "import io.mammoth.connectors.kernel.pricing.Plan;",
          "import static io.mammoth.connectors.kernel.notebook.Notebook.*;",
          // Wins over Tablesaw's function of the same name, as an import of it alone would; but
          // that
          // one would clash with a variable of the user's, where this is replaced by it.
          "tech.tablesaw.aggregate.NumericAggregateFunction sum = io.mammoth.connectors.kernel.tables.Summaries.SUM;");

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
    IMPORTS.forEach(here::evaluate);
    Renderings.register(here);
    here.magic("mammoth", MammothMagic::run);
    here.enableAssertions();
    host = here;
  }

  /** Touches what the first cell will need, once, beside the kernel's own start. */
  public static void warmUp() {
    WarmUp.begin();
  }

  static @Nullable NotebookHost host() {
    return host;
  }

  /** Reads all pages, and says how far it has come where that takes a while. */
  static List<WorkspaceConnector> readAll(WorkspaceConnectors all) {
    List<WorkspaceConnector> read = new ArrayList<>();
    try (Progress progress = new Progress(host, System::nanoTime)) {
      for (WorkspaceConnector connector : all) {
        read.add(connector);
        progress.at(String.format(Locale.ROOT, "%,d connectors read", read.size()));
      }
    }
    return read;
  }

  static void show(Object value) {
    Rendering rendering = Renderings.of(value);
    if (host != null) {
      host.show(rendering == null ? plain(value) : rendering);
    }
  }

  private static Rendering plain(Object value) {
    return Card.of(String.valueOf(value)).rendering();
  }
}
