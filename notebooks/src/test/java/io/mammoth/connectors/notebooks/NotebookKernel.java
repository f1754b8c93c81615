package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real kernel, as {@code install} installs it, with an environment of the test's own:
 *
 * <pre>{@code
 * try (var kernel = NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"))) {
 *   assertEquals("2", kernel.run("1 + 1").text());
 * }
 * }</pre>
 */
public final class NotebookKernel implements AutoCloseable {

  private static final int SECONDS = 90;
  private static final Path PREFIX = install();

  private final KernelDriver driver;
  private final Path log;

  private NotebookKernel(KernelDriver driver, Path log) {
    this.driver = driver;
    this.log = log;
  }

  /** Where the kernel of the tests is installed. */
  static Path prefix() {
    return PREFIX;
  }

  /**
   * Starts a kernel with these variables added to an environment without any of Mammoth's or
   * Jupyter's.
   */
  public static NotebookKernel start(Map<String, String> environment) {
    return start(PREFIX, "mammoth-connectors", environment);
  }

  /** Starts a kernel that was installed in another place or under another name. */
  public static NotebookKernel start(Path prefix, String name, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
    all.put("JUPYTER_DATA_DIR", Workbench.scratch("jupyter/data").toString());
    all.put("JUPYTER_CONFIG_DIR", Workbench.scratch("jupyter/config").toString());
    all.put("JUPYTER_RUNTIME_DIR", Workbench.scratch("jupyter/runtime").toString());
    try {
      Path log = Files.createTempFile(Workbench.scratch("jupyter"), "kernel", ".log");
      return new NotebookKernel(
          KernelDriver.start(all, Workbench.python(), List.of(name, log.toString())), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a cell to its end; the answers, if any, are given to its prompts, and without any it
   * cannot ask.
   */
  public Cell run(String code, String... answers) {
    return ask(code, answers).cell();
  }

  /** Starts a cell and does not wait: for {@link #interrupt} while it runs. */
  public RunningCell begin(String code) {
    return ask(code);
  }

  /** Interrupts the cell that runs, as a notebook's stop button does. */
  public void interrupt() {
    driver.ask("interrupt", Map.of()).answer();
  }

  /** What the Tab key offers with the cursor behind so many characters. */
  public List<String> complete(String code, int cursor) {
    return driver
        .ask("complete", at(code, cursor))
        .answer()
        .path("matches")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  /** What Shift-Tab shows there, as plain text; empty when it shows nothing. */
  public String inspect(String code, int cursor) {
    return driver
        .ask("inspect", at(code, cursor))
        .answer()
        .path("data")
        .path("text/plain")
        .asText("");
  }

  /** Whether the kernel's process runs. */
  public boolean isAlive() {
    return driver.ask("alive", Map.of()).answer().path("alive").asBoolean();
  }

  /**
   * All that the kernel's process has written past its cells, to its standard output and error, so
   * far.
   */
  public String log() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the kernel at once. */
  @Override
  public void close() {
    driver.close();
  }

  private RunningCell ask(String code, String... answers) {
    return driver.ask("run", Map.of("code", code, "answers", List.of(answers), "timeout", SECONDS));
  }

  private static Map<String, Object> at(String code, int cursor) {
    return Map.of("code", code, "cursor", cursor, "timeout", SECONDS);
  }

  private static Path install() {
    Path prefix = Workbench.scratch("kernel");
    Run installed =
        Run.jar(
            Map.of(),
            "install",
            "--prefix",
            prefix.toString(),
            "--jjava",
            Workbench.jjava().toString());
    if (installed.exit() != 0) {
      throw new AssertionError(installed.err());
    }
    return prefix;
  }
}
