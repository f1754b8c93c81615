package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.AsRead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What saved tables were read from, in a folder beside them, a file for each name: so that a table
 * that was edited in a spreadsheet still knows what it held before. A workbook that comes back as
 * CSV under its own name finds its own too.
 */
final class Originals {
  private static final String FOLDER = ".mammoth-originals";
  private static final String MARK = "mammoth_original";
  private static final Set<String> EDITABLE = Set.of("csv", "tsv", "txt", "json", "xlsx");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path file;

  private Originals(Path file) {
    this.file = file;
  }

  /** That of a file. */
  static Originals of(Path saved) {
    String name = saved.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return new Originals(saved.toAbsolutePath().resolveSibling(FOLDER).resolve(stem + ".json"));
  }

  static boolean isEditable(String ending) {
    return EDITABLE.contains(ending);
  }

  /** Forgets what an older file of that name was read from. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Keeps what a table carries; where that fails, the table that is loaded carries nothing. */
  void keep(Table table) {
    AsRead read = AsRead.of(table);
    if (read == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, out -> out.write(MAPPER.writeValueAsBytes(json(read))));
    } catch (IOException failure) {
      System.getLogger(Originals.class.getName())
          .log(System.Logger.Level.DEBUG, "not kept: " + file, failure);
    }
  }

  private static ObjectNode json(AsRead read) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    CsvWriting.write(read.table(), false, csv);
    ObjectNode json = MAPPER.createObjectNode().put(MARK, 1).put("place", read.place());
    json.put("read_at", read.at() == null ? null : read.at().toString());
    return json.put("table", csv.toString(UTF_8));
  }

  /** Lets a table that was loaded carry what it was read from, where that is known. */
  Table on(Table table) {
    AsRead read = Files.isRegularFile(file) ? read() : null;
    return read == null ? table : read.on(table);
  }

  private @Nullable AsRead read() {
    try {
      JsonNode json = MAPPER.readTree(file.toFile());
      JsonNode at = json.required("read_at");
      byte[] csv = json.required("table").asText().getBytes(UTF_8);
      return new AsRead(
          json.required("place").asText(),
          at.isNull() ? null : Instant.parse(at.asText()),
          CsvLoading.load(file, csv).table());
    } catch (IOException | RuntimeException foreign) {
      throw FileProblem.of(
          file
              + " is not what was written there: without it, the table does not know what it was"
              + " read from; delete it to go on so.");
    }
  }
}
