package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.cli.NotebookFile.CodeCell;
import java.io.PrintWriter;
import java.util.Locale;

/** A line for each cell, begun when the cell begins. */
final class RunProgress implements NotebookRun.Listener {

  private final PrintWriter out;
  private final int cells;

  RunProgress(PrintWriter out, int cells) {
    this.out = out;
    this.cells = cells;
  }

  @Override
  public void begins(CodeCell cell) {
    String heading = cell.heading().isEmpty() ? "" : "  " + cell.heading();
    out.printf(Locale.ROOT, "%3d of %d%s … ", cell.number(), cells, heading);
    out.flush();
  }

  @Override
  public void ended(CellFate fate) {
    if (fate.status() == CellFate.Status.SKIPPED) {
      begins(fate.cell());
      out.println("skipped");
    } else {
      out.printf(Locale.ROOT, "%s, %.1f s%n", fate.status().word(), fate.seconds());
    }
  }
}
