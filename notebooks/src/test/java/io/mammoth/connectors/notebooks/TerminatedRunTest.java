package io.mammoth.connectors.notebooks;

import static io.mammoth.connectors.notebooks.TerminatedRun.OPEN_DOOR;
import static io.mammoth.connectors.notebooks.TerminatedRun.WAIT;
import static io.mammoth.connectors.notebooks.TerminatedRun.freeze;
import static io.mammoth.connectors.notebooks.WrittenNotebook.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Told to end, {@code run} keeps the executed notebook, the report and its sentence, whatever
 * hangs, and leaves no process and no temporary folder.
 */
class TerminatedRunTest {
  private static final int TERMINATED = 128 + 15;
  private static final int INTERRUPTED = 128 + 2;
  private static final String FIRST = "System.out.println(\"executed \" + \"before\");";
  private static final int CHARACTERS = Boolean.getBoolean("mammoth.long") ? 50_000_000 : 5_000_000;
  private static final String EXECUTED = "executed before\\n";

  private final Path folder;

  TerminatedRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCleanUpThatHangsCostsNothingThatWasExecuted() throws Exception {
    TerminatedRun run =
        terminated(
            "TERM",
            List.of(
                cell(FIRST),
                cell(OPEN_DOOR + WAIT),
                cell(freeze("ProcessHandle.current()"), "cleanup")));
    assertEquals(TERMINATED, run.exit());
    assertTrue(run.err().startsWith("told.ipynb, cell 2: stopped from outside\n"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.junit().contains("type=\"stopped\""), run.junit());
    assertTrue(run.executed().contains(EXECUTED), run.executed());
  }

  @Test
  void aPythonThatHangsCostsNothingThatWasExecuted() throws Exception {
    String python = "ProcessHandle.current().parent().orElseThrow()";
    TerminatedRun run =
        terminated(
            "TERM",
            List.of(cell(FIRST), cell(freeze(python) + OPEN_DOOR + WAIT), cell("1", "cleanup")));
    assertEquals(TERMINATED, run.exit());
    run.assertStopped(2);
    assertTrue(run.executed().contains(EXECUTED), run.executed());
  }

  /** Characters full of what may be an escape: how many fit into the time depends on the system. */
  @Test
  void aLargeOutputIsKeptToo() throws Exception {
    String print =
        """
        String line = "{'name': 'x &amp; y', 'link': '?a=1%%20%%2F', 'path': 'C:" + (char) 92 + "x'}," + (char) 10;
        String part = line.repeat(20_000);
        for (int i = 0; i * part.length() < %s; i++) System.out.print(i + part);
        System.out.println("the last " + "line");
        """
            .formatted(CHARACTERS);
    TerminatedRun run =
        terminated("TERM", List.of(cell(FIRST), cell(print), cell(OPEN_DOOR + WAIT)));
    assertEquals(TERMINATED, run.exit());
    run.assertStopped(3);
    String executed = run.executed();
    assertTrue(executed.length() > CHARACTERS, () -> executed.length() + " characters");
    assertTrue(executed.contains("the last line\\n"));
  }

  @Test
  void aTerminalsCtrlCIsTheSame() throws Exception {
    String cleanUp = "System.out.println(\"cleaned \" + \"up\");";
    TerminatedRun run =
        terminated("INT", List.of(cell(FIRST), cell(OPEN_DOOR + WAIT), cell(cleanUp, "cleanup")));
    assertEquals(INTERRUPTED, run.exit());
    run.assertStopped(2);
    assertTrue(run.executed().contains("cleaned up\\n"), run.executed());
  }

  /** There is no time for it, and a notebook without one is no failure then. */
  @Test
  void aPageIsNotMade() throws Exception {
    TerminatedRun run = terminated("TERM", List.of(cell(FIRST), cell(OPEN_DOOR + WAIT)));
    run.assertStopped(2);
    assertTrue(run.executed().contains(EXECUTED), run.executed());
    assertFalse(Files.exists(folder.resolve("out.html")));
  }

  @Test
  void aKernelThatNeverAnswersIsNotWaitedFor() throws Exception {
    Path kernel = Files.createDirectories(folder.resolve("kernels/mammoth-connectors"));
    String script =
        "import os, socket, time; line = socket.create_connection(('127.0.0.1',"
            + " int(os.environ['DOOR']))); time.sleep(10 ** 6)";
    List<String> command =
        List.of(Workbench.python().toString(), "-c", script, "{connection_file}");
    Files.write(
        kernel.resolve("kernel.json"),
        new JsonMapper()
            .writeValueAsBytes(
                Map.of("argv", command, "display_name", "Java", "language", "java")));
    TerminatedRun run =
        TerminatedRun.by("TERM", notebook(List.of(cell("1"), cell("2"))), environment(folder));
    assertEquals(TERMINATED, run.exit());
    run.assertStopped(1);
    assertTrue(run.executed().contains("\"execution_count\": null"), run.executed());
  }

  private TerminatedRun terminated(String signal, List<Map<String, Object>> cells)
      throws Exception {
    Path kernels = NotebookKernel.prefix().resolve("share/jupyter");
    return TerminatedRun.by(signal, notebook(cells), environment(kernels));
  }

  private Path notebook(List<Map<String, Object>> cells) throws IOException {
    return WrittenNotebook.write(folder, "told.ipynb", cells);
  }

  private static Map<String, String> environment(Path kernels) {
    return Map.of(
        "VIRTUAL_ENV", Workbench.pythonPrefix().toString(), "JUPYTER_PATH", kernels.toString());
  }
}
