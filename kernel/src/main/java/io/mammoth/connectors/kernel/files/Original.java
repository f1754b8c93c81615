package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.AsRead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What one save of a table wrote, and what that table was read from. What it begins with tells
 * whether the rest has to be read.
 *
 * @param kept where it is kept
 * @param file the full name of the file that was saved; of version 1, its stem alone
 * @param savedAt the file's own modification time after the save
 * @param hash of what the file held; null where an older version did not keep it
 */
record Original(Path kept, int version, String file, Instant savedAt, @Nullable String hash) {
  private static final String MARK = "mammoth_original";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What a save of this table just wrote, and what it was read from where it knows that. */
  static ObjectNode of(Path file, Table table) throws IOException {
    String saved = csv(table);
    ObjectNode json = MAPPER.createObjectNode().put(MARK, 2);
    json.put("file", file.getFileName().toString());
    json.put("saved_at", Files.getLastModifiedTime(file).toInstant().toString());
    json.put("hash", Sha256.of(saved)).put("saved", saved);
    AsRead read = AsRead.of(table);
    if (read != null) {
      json.put("place", read.place()).put("table", csv(read.table()));
      json.put("read_at", read.at() == null ? null : read.at().toString());
    }
    return json.put("check", check(json));
  }

  private static String check(JsonNode json) {
    StringBuilder all = new StringBuilder();
    for (String key : List.of("file", "saved_at", "hash", "place", "read_at", "table")) {
      all.append(json.path(key)).append('\n');
    }
    return Sha256.of(all.toString());
  }

  static String csv(Table table) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    CsvWriting.write(table, false, csv);
    return csv.toString(UTF_8);
  }

  /** Whether a later save of the same file, as {@link #of} gives it, says nothing new. */
  boolean isRepeatedBy(ObjectNode later) throws IOException {
    JsonNode json = json();
    return List.of("file", "saved", "place", "table").stream()
        .allMatch(key -> Objects.equals(json.get(key), later.get(key)));
  }

  /**
   * Reads what one begins with.
   *
   * @throws IOException when it is not what was written, or cannot be read
   */
  static Original open(Path kept) throws IOException {
    ObjectNode head = MAPPER.createObjectNode();
    try (InputStream in = Files.newInputStream(kept);
        JsonParser json = MAPPER.createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME && !isLong(json.currentName())) {
        String key = json.currentName();
        head.put(key, json.nextToken() == JsonToken.VALUE_NULL ? null : json.getValueAsString());
      }
    }
    try {
      return head.path(MARK).asInt() == 1
          ? first(kept)
          : new Original(
              kept,
              2,
              head.required("file").asText(),
              Instant.parse(head.required("saved_at").asText()),
              head.path("hash").textValue());
    } catch (RuntimeException foreign) {
      throw new IOException(foreign);
    }
  }

  private static boolean isLong(String key) {
    return key.equals("saved") || key.equals("table");
  }

  /** Of an older version, one a stem: its own modification time is all that it says of the save. */
  private static Original first(Path kept) throws IOException {
    String name = kept.getFileName().toString();
    Instant savedAt = Files.getLastModifiedTime(kept).toInstant();
    return new Original(kept, 1, name.substring(0, name.lastIndexOf('.')), savedAt, null);
  }

  /** Not by a File, whose failures do not tell what is missing from what is closed or damaged. */
  private JsonNode json() throws IOException {
    return MAPPER.readTree(Files.readAllBytes(kept));
  }

  /**
   * What the file held.
   *
   * @throws IOException when it is not what was written, or cannot be read
   */
  Table saved() throws IOException {
    String csv = text(json(), version == 1 ? "table" : "saved");
    if (hash != null && !hash.equals(Sha256.of(csv))) {
      throw new IOException("its hash is another one");
    }
    return table(csv);
  }

  /**
   * What the table was read from; null when it did not know that.
   *
   * @param passedOver what is to be said of others that could not be read
   * @throws IOException when it is not what was written, or cannot be read
   */
  @Nullable AsRead read(String passedOver) throws IOException {
    JsonNode json = json();
    if (json.has("check") && !check(json).equals(json.get("check").textValue())) {
      throw new IOException("its hash is another one");
    }
    if (!json.has("table")) {
      return null;
    }
    try {
      JsonNode at = json.required("read_at");
      return new AsRead(
          text(json, "place"),
          at.isNull() ? null : Instant.parse(at.asText()),
          table(text(json, "table")),
          file + ", saved at " + savedAt.truncatedTo(ChronoUnit.SECONDS) + passedOver);
    } catch (RuntimeException foreign) {
      throw new IOException(foreign);
    }
  }

  private static String text(JsonNode json, String key) throws IOException {
    String text = json.path(key).textValue();
    if (text == null) {
      throw new IOException("it has no " + key);
    }
    return text;
  }

  private Table table(String csv) throws IOException {
    try {
      return CsvLoading.load(kept, csv.getBytes(UTF_8)).table();
    } catch (FileProblem foreign) {
      throw new IOException(foreign);
    }
  }
}
