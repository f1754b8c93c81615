package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mammoth.connectors.kernel.cli.CellFate.Status;
import io.mammoth.connectors.kernel.cli.NotebookFile.CodeCell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a notebook through Jupyter, in a kernel of its own and a work folder that goes with it. */
final class NotebookRun implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SILENT = "it said nothing";
  private static final String STOPPED = "stopped from outside";

  /** run.py has said and kept all by then, see there; the rest of the grace period is ours. */
  private static final Duration TO_END = Duration.ofMillis(7_500);

  private final JupyterPython jupyter;
  private final NotebookFile notebook;
  private final Path work;
  private final Termination termination;
  private boolean pageless;

  NotebookRun(JupyterPython jupyter, NotebookFile notebook) throws IOException {
    this.jupyter = jupyter;
    this.notebook = notebook;
    this.termination = Termination.hook(this::deleteWhenTold);
    try {
      this.work = Files.createTempDirectory("mammoth-run");
    } catch (IOException e) {
      termination.close();
      throw e;
    }
  }

  /**
   * How it is run.
   *
   * @param variables are set for the kernel, beside this process's own
   * @param limit the time for all of it; null for as long as it takes
   * @param page whether it is written as HTML as well
   */
  record Wanted(Map<String, String> variables, @Nullable Duration limit, boolean page) {}

  /** Hears of each cell as it begins and ends. */
  interface Listener {
    void begins(CodeCell cell);

    void ended(CellFate fate);
  }

  RunReport run(Wanted wanted, Listener listener) throws IOException {
    writeJob(wanted);
    Path script = Files.write(work.resolve("run.py"), OwnJar.resource("run.py"));
    ProcessBuilder builder =
        new ProcessBuilder(jupyter.command(), script.toString(), work.toString());
    jupyter.adaptEnvironment(builder.environment());
    builder.environment().put("JUPYTER_RUNTIME_DIR", work.resolve("runtime").toString());
    builder.environment().put("IPYTHONDIR", work.resolve("ipython").toString());
    builder.environment().putAll(wanted.variables());
    builder.redirectError(work.resolve("python.log").toFile());
    try (Child python = Child.start(builder, TO_END)) {
      HeardCells heard = new HeardCells(notebook, listener);
      listen(python, heard, wanted);
      int exit = python.await();
      boolean ended = exit != 0 && !python.isTold();
      if (python.isTold()) {
        heard.cutShort(Status.STOPPED, STOPPED);
      } else if (ended && Files.exists(executed())) {
        heard.cutShort(Status.DIED, "Python ended: " + lastLine("python.log"));
      }
      RunReport report = heard.report();
      if (ended && report.bad().isEmpty()) {
        throw CommandFailure.failed(
            "Python could not run " + notebook.name() + ": " + lastLine("python.log"));
      }
      pageless = exit != 0 || python.isTold() || report.isStopped();
      return report;
    }
  }

  /**
   * The executed notebook, without secrets. There is none where we were told to end before the
   * first cell.
   */
  Path executed() {
    return work.resolve("executed.ipynb");
  }

  NotebookFile executedNotebook() {
    return NotebookFile.read(executed());
  }

  /**
   * The executed notebook as HTML; null where it was told to end or Python ended, which leaves no
   * time for it.
   *
   * @throws CommandFailure where it cannot be made, as with a lost picture
   */
  @Nullable Path page() throws IOException {
    Path page = work.resolve("executed.html");
    if (Files.exists(page)) {
      return page;
    }
    if (pageless) {
      return null;
    }
    throw CommandFailure.failed(
        notebook.name() + " was run, but has no HTML page: " + lastLine("python.log"));
  }

  private void writeJob(Wanted wanted) throws IOException {
    Map<String, Object> job = new TreeMap<>();
    job.put("notebook", notebook.path().toString());
    job.put("folder", notebook.path().resolveSibling("").toString());
    job.put("kernel", jupyter.kernelFor(notebook));
    job.put("seconds", wanted.limit() == null ? 0 : wanted.limit().toMillis() / 1000.0);
    job.put("page", wanted.page() ? notebook.name().replaceFirst("\\.ipynb$", "") : "");
    job.put("secrets", Secrets.VARIABLES);
    Files.write(work.resolve("job.json"), JSON.writeValueAsBytes(job));
  }

  private void listen(Child python, HeardCells heard, Wanted wanted) throws IOException {
    try (BufferedReader lines = python.lines()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = JSON.readTree(line);
        CodeCell cell = heard.cell(event);
        if (cell == null) {
          throw CommandFailure.missing(notStarted(event.path("message").asText()));
        }
        if (event.path("status").asText().equals("begun")) {
          heard.begins(cell);
        } else {
          heard.ended(explained(CellFate.of(cell, event), wanted));
        }
      }
    } catch (JsonProcessingException cutOff) {
      // Python was killed within a line.
    }
  }

  private CellFate explained(CellFate fate, Wanted wanted) throws IOException {
    if (fate.status() == Status.TIMEOUT) {
      return fate.withMessage(
          "stopped, as the time of " + TimeLimit.text(wanted.limit()) + " was over");
    }
    if (fate.status() == Status.STOPPED) {
      return fate.withMessage(STOPPED);
    }
    return fate.status() == Status.DIED
        ? fate.withMessage("the kernel ended: " + lastLine("kernel.log"))
        : fate;
  }

  private String notStarted(String message) throws IOException {
    String last = lastLine("kernel.log");
    String reason = last.equals(SILENT) ? message : last;
    return "The kernel of %s did not start: %s (%s)"
        .formatted(notebook.name(), reason, KernelHealth.fix("run 'doctor'"));
  }

  private String lastLine(String log) throws IOException {
    Path file = work.resolve(log);
    if (!Files.exists(file)) {
      return SILENT;
    }
    return Subprocess.lastErrorLine(file).map(Secrets::hide).orElse(SILENT);
  }

  /** Told to end, the command still writes what was executed, and reads it here. */
  private void deleteWhenTold() {
    Termination.awaitCommand(System.nanoTime());
    delete();
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    delete();
    termination.close();
  }

  private void delete() {
    try {
      Folders.delete(work);
    } catch (IOException e) {
      // It is the system's folder for what nobody keeps.
      work.toFile().deleteOnExit();
    }
  }
}
