package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.cli.CellFate.Status;
import io.mammoth.connectors.kernel.cli.NotebookFile.CodeCell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What run.py has said of the cells so far; those that it says nothing of were skipped. */
final class HeardCells {

  private final NotebookFile notebook;
  private final NotebookRun.Listener listener;
  private final Map<Integer, CodeCell> unheard = new TreeMap<>();
  private final Map<Integer, CellFate> fates = new TreeMap<>();
  private @Nullable CodeCell running;

  HeardCells(NotebookFile notebook, NotebookRun.Listener listener) {
    this.notebook = notebook;
    this.listener = listener;
    for (CodeCell cell : notebook.cells()) {
      fates.put(cell.index(), CellFate.skipped(cell));
      if (!cell.source().isBlank()) {
        unheard.put(cell.index(), cell);
      }
    }
  }

  /** The cell that a line is about; null where it is about the kernel. */
  @Nullable CodeCell cell(JsonNode event) {
    return unheard.get(event.path("cell").asInt(-1));
  }

  void begins(CodeCell cell) {
    running = cell;
    listener.begins(cell);
  }

  void ended(CellFate fate) {
    running = null;
    unheard.remove(fate.cell().index());
    fates.put(fate.cell().index(), fate);
    listener.ended(fate);
  }

  /**
   * Python says nothing more: the cell that ran ended so, else the next one, unless all have been
   * heard of.
   */
  void cutShort(Status status, String message) {
    CodeCell cut = running != null ? running : unheard.values().stream().findFirst().orElse(null);
    if (cut != null && (running != null || report().bad().isEmpty())) {
      if (running == null) {
        begins(cut);
      }
      ended(new CellFate(cut, status, 0, message, ""));
    }
  }

  RunReport report() {
    return new RunReport(notebook, List.copyOf(fates.values()));
  }
}
