package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.cli.NotebookFile.CodeCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs all notebooks of a lab, each in a kernel of its own, and writes their pages beside them. */
final class LabRun {

  private static final Duration LIMIT = Duration.ofHours(1);

  private static final NotebookRun.Listener SILENT =
      new NotebookRun.Listener() {
        @Override
        public void begins(CodeCell cell) {}

        @Override
        public void ended(CellFate fate) {}
      };

  private final LabFolder lab;
  private final Map<String, String> variables;

  LabRun(LabFolder lab, boolean sandbox) {
    this.lab = lab;
    boolean chosen = Environment.system().sandbox() != null;
    this.variables = sandbox && !chosen ? Map.of(Environment.SANDBOX, "1") : Map.of();
  }

  /** The exit code: that of a failure when one failed, after all have run. */
  int all(PrintWriter out) throws IOException {
    int exit = 0;
    JupyterPython jupyter = JupyterPython.required(lab.path());
    List<Path> notebooks =
        Folders.list(lab.path()).stream()
            .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".ipynb"))
            .toList();
    for (Path file : notebooks) {
      if (!one(jupyter, file, out)) {
        exit = CommandFailure.FAILED;
      }
    }
    return exit;
  }

  private boolean one(JupyterPython jupyter, Path file, PrintWriter out) throws IOException {
    try {
      RunReport report = run(jupyter, NotebookFile.read(file));
      String problem = report.bad().map(bad -> "  " + RunReport.sentence(bad)).orElse("");
      out.printf(
          Locale.ROOT,
          "%-7s %s  %.1f s%s%n",
          problem.isEmpty() ? "ok" : "failed",
          file.getFileName(),
          report.seconds(),
          problem);
      return problem.isEmpty();
    } catch (CommandFailure noNotebook) {
      out.println("failed  " + file.getFileName() + "  " + CommandFailure.oneLine(noNotebook));
      return false;
    }
  }

  private RunReport run(JupyterPython jupyter, NotebookFile notebook) throws IOException {
    RunFiles files =
        RunFiles.prepare(
            notebook.path().resolveSibling(notebook.name().replaceFirst("(?i)ipynb$", "html")),
            null,
            notebook.name());
    try (NotebookRun run = new NotebookRun(jupyter, notebook)) {
      RunReport report = run.run(new NotebookRun.Wanted(variables, LIMIT, true), SILENT);
      files.write(run, report, page -> {});
      return report;
    }
  }
}
