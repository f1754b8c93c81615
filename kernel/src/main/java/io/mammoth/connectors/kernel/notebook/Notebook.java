package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.session.Session;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * The names that are simply there in a notebook: {@link #mammoth}, {@link #connectors} and these
 * methods, brought in by one static import.
 *
 * <p>{@code mammoth} and {@code connectors} ask the session for the account at each call, so
 * switching the account, the workspace or the sandbox reaches them and every copy of them.
 */
public final class Notebook extends TableNames {
  static final Session SESSION = new Session(Environment.system(), EmbeddedSandbox::account);

  private static final MammothClient CLIENT =
      MammothClient.builder()
          .account(SESSION::account)
          .listener(debug() ? new CallLines(Installation::host, listeners()) : listeners())
          .build();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(CLIENT::close, "mammoth-close"));
  }

  /** The client of this notebook; {@code close()} leaves it open for the cells to come. */
  public static final MammothClient mammoth =
      CLIENT.withCloseIgnored(
          () ->
              Installation.tell(
                  "The notebook's client stays open; it is closed when the kernel ends."));

  /** The connector operations. */
  public static final Connectors connectors = mammoth.connectors();

  private Notebook() {}

  private static CallListener listeners() {
    return new Listeners(LastFailure.LISTENER, WriteLog.HERE);
  }

  /**
   * Brings the names, the renderings and the magic into the notebook or JShell that runs this;
   * nothing where they are. JJava does it by itself; IJava wants it as its start-up line.
   *
   * @throws IllegalStateException where there is no notebook, or none that is known
   */
  public static void install() {
    Installation.here();
  }

  private static boolean debug() {
    try {
      return Environment.system().debug();
    } catch (ConfigurationException malformed) {
      return false;
    }
  }

  /**
   * Shows other amounts of a table from now on: {@code limits(50, 20, 100)}. A single output never
   * grows beyond 256 KiB.
   *
   * @param rows at most so many rows: the first and the last half
   * @param columns at most so many columns
   * @param characters at most so many characters of a cell
   */
  public static void limits(int rows, int columns, int characters) {
    Renderings.screen(Renderings.screen().withLimits(new Limits(rows, columns, characters)));
  }

  /** Whether work that takes more than a second says how far it is; it does unless told not to. */
  public static void progress(boolean on) {
    Renderings.screen(Renderings.screen().withProgress(on));
  }

  /**
   * Works on one after the other, and says how far it is where that takes more than a second:
   * {@code each(connectors.fetch(), c -> connectors.update(c, u -> u.enabled(true)))}. The first
   * failure ends it, and so does the stop button.
   */
  public static <T> void each(Iterable<? extends T> all, Consumer<? super T> work) {
    Given.that(all, "all");
    Given.that(work, "work");
    try (Progress progress = Installation.progress()) {
      progress.through(all, work);
    }
  }

  /**
   * Asks for credentials, without showing what is typed, and uses them from now on in this
   * notebook.
   */
  public static Card login() {
    SESSION.signIn(SignIn.ask(Installation.host(), System.getenv()), "login");
    return status();
  }

  /** How things stand: account or sandbox, workspace, writes, versions. */
  public static Card status() {
    return StatusCard.of(SESSION.status(), Installation.shadowed());
  }

  /** What there is to use, with an example of each. */
  public static Card help() {
    return HelpCard.all(Installation.hasMagics());
  }

  /**
   * What one name does and how it is called: {@code help("counts")}, {@code
   * help("connectors.update")}.
   */
  public static Card help(String name) {
    return Given.that(name, "name").isBlank() ? help() : HelpPage.of(name, List.of());
  }

  /** Switches writing on or off for this notebook. */
  public static Card writes(boolean on) {
    SESSION.writes(on);
    return Card.of("Writes are " + (on ? "on" : "off") + ".");
  }

  /** Another workspace where a call names none; its number is above 0. */
  public static Card use(int workspace) {
    SESSION.useWorkspace(workspace);
    return status();
  }

  /** Switches to the embedded sandbox: nothing that follows reaches a real account. */
  public static Card sandbox() {
    SESSION.useSandbox();
    return status();
  }

  /** Shows a value under the cell, as if the cell ended in it. */
  public static void show(Object value) {
    Installation.show(value);
  }

  /** Shows a table with at most so many rows, whatever the limits say. */
  public static void show(Table table, int rows) {
    Given.that(table, "table");
    Limits limits = Renderings.screen().limits();
    Installation.show(
        Renderings.table(table, new Limits(rows, limits.columns(), limits.characters()), ""));
  }
}
