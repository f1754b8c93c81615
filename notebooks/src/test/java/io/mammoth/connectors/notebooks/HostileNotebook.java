package io.mammoth.connectors.notebooks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mammoth.connectors.kernel.display.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notebook that reads everything there is from a {@link HostileService}, run in the real kernel:
 * hostile texts as values, names of columns and fields, captions, and in failures.
 *
 * @param texts what the service says
 * @param cells what each cell showed
 */
record HostileNotebook(List<String> texts, List<Cell> cells) {
  /** The same for each text: a caption, the name of a column and a value of the notebook's own. */
  private static final String OWN =
      "for (var c : connectors.listAll()) show(Table.create(c.dispName(),"
          + " StringColumn.create(c.dispName(), c.dispName())));";

  private static final int LONGEST_CELL = 60;
  private static final int LONGEST = 200;

  private static final List<String> CODE =
      List.of(
          "limits(100, 100, 60);",
          "var usable = table(connectors.listAll());\nusable",
          "connectors.fetch()",
          "mammoth.profiles().list()",
          "prices()",
          "diff(table(connectors.fetch()), prices(), \"id\")",
          OWN,
          "for (int i = 0; i < 30; i++) show(connectors.get(\"\" + i, Fields.FULL));",
          "for (var c : connectors.fetch()) show(c);",
          "for (var p : mammoth.profiles().list()) show(p);",
          "for (int i = 0; i < 30; i++) show(connectors.create(\"Made\"));",
          "for (int i = 0; i < 30; i++)"
              + " try { connectors.get(\"no\" + i); } catch (BadRequestException e) { show(e); }",
          "chart(counts(usable, \"disp_name\")).bar(\"disp_name\", \"count\")"
              + ".title(usable.getString(0, 0))",
          "%mammoth list --json",
          "connectors.get(\"no0\")",
          "%mammoth get no5",
          "%mammoth error");

  static HostileNotebook run() {
    try (HostileService service = new HostileService();
        NotebookKernel kernel = NotebookKernel.start(service.variables())) {
      return new HostileNotebook(
          service.texts(), CODE.stream().map(code -> kernel.run(code)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ways in which a text may be shown: cut as in a cell of a table, or longer elsewhere. */
  static Set<String> shown(String text) {
    return Stream.of(LONGEST_CELL, LONGEST)
        .map(most -> Text.line(text, most).strip())
        .collect(Collectors.toSet());
  }

  /** All HTML of all outputs, in order. */
  List<String> html() {
    return cells.stream()
        .flatMap(cell -> cell.shown().stream())
        .filter(bundle -> bundle.containsKey("text/html"))
        .map(bundle -> String.valueOf(bundle.get("text/html")))
        .toList();
  }

  /** As a file, with its outputs: what somebody gets who is sent this notebook. */
  String file() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("cell_type", "code");
      cell.put("id", "cell" + i);
      cell.put("metadata", Map.of());
      cell.put("execution_count", i + 1);
      cell.put("source", CODE.get(i));
      cell.put("outputs", outputs(cells.get(i)));
      all.add(cell);
    }
    Map<String, Object> kernel =
        Map.of("name", "mammoth-connectors", "display_name", "Mammoth", "language", "java");
    return new JsonMapper()
        .writeValueAsString(
            Map.of(
                "cells",
                all,
                "metadata",
                Map.of("kernelspec", kernel),
                "nbformat",
                4,
                "nbformat_minor",
                5));
  }

  private static List<Map<String, Object>> outputs(Cell cell) {
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (Map<String, Object> bundle : cell.shown()) {
      outputs.add(Map.of("output_type", "display_data", "metadata", Map.of(), "data", bundle));
    }
    Cell.CellError error = cell.error();
    if (error != null) {
      outputs.add(
          Map.of(
              "output_type", "error",
              "ename", error.name(),
              "evalue", error.message(),
              "traceback", error.trace()));
    }
    return outputs;
  }
}
