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
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What one save of a table wrote, and what that table was read from.
 *
 * @param file the full name of the file that was saved; of version 1, its stem alone
 * @param savedAt the file's own modification time after the save
 * @param read what the table was read from; null when unknown
 * @param saved what the file held
 */
record Original(int version, String file, Instant savedAt, @Nullable AsRead read, Table saved) {
  private static final String MARK = "mammoth_original";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What a save of this table just wrote. */
  static Original of(Path file, Table table) throws IOException {
    Instant savedAt = Files.getLastModifiedTime(file).toInstant();
    return new Original(2, file.getFileName().toString(), savedAt, AsRead.of(table), table);
  }

  byte[] json() throws IOException {
    ObjectNode json = MAPPER.createObjectNode().put(MARK, 2).put("file", file);
    json.put("saved_at", savedAt.toString()).put("saved", csv(saved));
    if (read != null) {
      json.put("place", read.place()).put("table", csv(read.table()));
      json.put("read_at", read.at() == null ? null : read.at().toString());
    }
    return MAPPER.writeValueAsBytes(json);
  }

  static String csv(Table table) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    CsvWriting.write(table, false, csv);
    return csv.toString(UTF_8);
  }

  /**
   * Reads one that an earlier save kept.
   *
   * @throws FileProblem when it is not what was written
   */
  static Original open(Path kept) {
    try {
      JsonNode json = MAPPER.readTree(kept.toFile());
      int version = json.required(MARK).intValue();
      return version == 1 ? first(kept, json) : second(kept, json);
    } catch (IOException | RuntimeException foreign) {
      throw FileProblem.of(
          kept
              + " is not what was written there: without it, the table does not know what it was"
              + " read from; delete it to go on so.");
    }
  }

  /** Of an older version, one a stem: its own modification time is all that it says of the save. */
  private static Original first(Path kept, JsonNode json) throws IOException {
    String name = kept.getFileName().toString();
    Instant savedAt = Files.getLastModifiedTime(kept).toInstant();
    String stem = name.substring(0, name.lastIndexOf('.'));
    AsRead read = read(kept, json, stem + ", saved at " + seconds(savedAt));
    return new Original(1, stem, savedAt, read, read.table());
  }

  private static Original second(Path kept, JsonNode json) {
    String file = json.required("file").asText();
    Instant savedAt = Instant.parse(json.required("saved_at").asText());
    return new Original(
        2,
        file,
        savedAt,
        json.has("table") ? read(kept, json, file + ", saved at " + seconds(savedAt)) : null,
        table(kept, json.required("saved")));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static AsRead read(Path kept, JsonNode json, String file) {
    JsonNode at = json.required("read_at");
    return new AsRead(
        json.required("place").asText(),
        at.isNull() ? null : Instant.parse(at.asText()),
        table(kept, json.required("table")),
        file);
  }

  private static Table table(Path kept, JsonNode csv) {
    return CsvLoading.load(kept, csv.asText().getBytes(UTF_8)).table();
  }

  /** Whether a later save of the same file says nothing new. */
  boolean isRepeatedBy(Original later) throws IOException {
    return file.equals(later.file)
        && csv(saved).equals(csv(later.saved))
        && Objects.equals(read == null ? null : read.place(), later.place())
        && (read == null
            ? later.read == null
            : later.read != null && csv(read.table()).equals(csv(later.read.table())));
  }

  private @Nullable String place() {
    return read == null ? null : read.place();
  }
}
