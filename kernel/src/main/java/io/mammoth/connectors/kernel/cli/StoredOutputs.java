package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.cli.CellFate.Status;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what a run showed against what the notebook holds: texts and data, not pictures, which
 * depend on a machine's fonts, and not how often and in which pieces a cell printed.
 */
final class StoredOutputs {

  /** Cells that show something else each time; the second is the tag of nbval. */
  private static final List<String> IGNORED = List.of("ignore-output", "nbval-ignore-output");

  private static final int SHOWN = 60;

  private StoredOutputs() {}

  /** The report, in which a cell that shows something else than before did not end well. */
  static RunReport compare(RunReport report, NotebookFile executed) {
    JsonNode before = report.notebook().json().path("cells");
    JsonNode after = executed.json().path("cells");
    List<CellFate> fates =
        report.fates().stream().map(fate -> compare(fate, before, after)).toList();
    return new RunReport(report.notebook(), fates);
  }

  private static CellFate compare(CellFate fate, JsonNode before, JsonNode after) {
    if (fate.status() != Status.OK || IGNORED.stream().anyMatch(fate.cell().tags()::contains)) {
      return fate;
    }
    String stored = shown(before.path(fate.cell().index()));
    String now = shown(after.path(fate.cell().index()));
    return stored.equals(now) ? fate : fate.differing(difference(stored, now));
  }

  private static String shown(JsonNode cell) {
    StringBuilder text = new StringBuilder();
    String stream = "";
    for (JsonNode output : cell.path("outputs")) {
      boolean continued = output.path("name").asText().equals(stream) && !stream.isEmpty();
      stream = output.path("name").asText();
      text.append(continued ? "" : "\n").append(shownBy(output));
    }
    return text.toString().strip();
  }

  private static String shownBy(JsonNode output) {
    if (output.has("text")) {
      return NotebookFile.text(output.path("text"));
    }
    if (output.has("evalue")) {
      return output.path("ename").asText() + ": " + output.path("evalue").asText();
    }
    Map<String, String> kinds = new TreeMap<>();
    output
        .path("data")
        .propertyStream()
        .filter(kind -> !kind.getKey().startsWith("image/"))
        .forEach(kind -> kinds.put(kind.getKey(), content(kind.getValue())));
    // The plain text first: where it differs, a person can read how.
    String plain = kinds.remove("text/plain");
    return (plain == null ? "" : plain + "\n")
        + kinds.entrySet().stream()
            .map(kind -> kind.getKey() + ": " + kind.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static String content(JsonNode value) {
    return value.isTextual() || value.isArray() ? NotebookFile.text(value) : value.toString();
  }

  private static String difference(String stored, String now) {
    Iterator<String> before = stored.lines().iterator();
    Iterator<String> after = now.lines().iterator();
    String was = "";
    String is = "";
    while (was.equals(is) && (before.hasNext() || after.hasNext())) {
      was = before.hasNext() ? before.next() : "";
      is = after.hasNext() ? after.next() : "";
    }
    return "its output differs: stored '" + shortened(was) + "', now '" + shortened(is) + "'";
  }

  private static String shortened(String line) {
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
  }
}
