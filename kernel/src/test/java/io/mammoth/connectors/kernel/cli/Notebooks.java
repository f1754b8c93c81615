package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes notebooks for the tests. */
final class Notebooks {

  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode notebook = JSON.createObjectNode().put("nbformat", 4);
  private final ArrayNode cells = notebook.putArray("cells");

  Notebooks text(String markdown) {
    cells.addObject().put("cell_type", "markdown").put("source", markdown);
    return this;
  }

  Notebooks code(String source, String... tags) {
    ObjectNode cell = cells.addObject().put("cell_type", "code").put("source", source);
    ArrayNode list = cell.putObject("metadata").putArray("tags");
    for (String tag : tags) {
      list.add(tag);
    }
    cell.putArray("outputs");
    return this;
  }

  /** Gives the last cell an output, in JSON. */
  Notebooks showing(String output) {
    try {
      ((ArrayNode) cells.get(cells.size() - 1).path("outputs")).add(JSON.readTree(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  NotebookFile in(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "notebook", ".ipynb");
      return NotebookFile.read(Files.writeString(file, notebook.toString(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
