package io.mammoth.connectors.kernel.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Reads a JSON array of objects as a table; a name that comes twice in one is refused. */
final class JsonLoading {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Path file;
  private final List<ObjectNode> objects = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  private JsonLoading(Path file) {
    this.file = file;
  }

  static Loaded load(Path file, byte[] bytes) {
    JsonLoading loading = new JsonLoading(file);
    Decoded decoded = Decoded.of(file, bytes);
    try (JsonParser json = MAPPER.createParser(decoded.text())) {
      loading.read(json);
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
      throw FileProblem.at(file, line, "it is no JSON: " + wrong.getOriginalMessage() + ".");
    } catch (IOException failure) {
      throw FileProblem.notRead(file, failure);
    }
    Table table = loading.table();
    String assumed =
        String.format(
            Locale.ROOT,
            "%s: %s × %s, JSON, %s",
            file.getFileName(),
            Counted.of(table.rowCount(), "row"),
            Counted.of(table.columnCount(), "column"),
            decoded.assumed());
    return new Loaded(table, assumed);
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw FileProblem.at(file, 1, "a table is a list of objects, [{…}, {…}].");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int line = json.currentTokenLocation().getLineNr();
      if (!(JsonNumbers.checked(json, () -> MAPPER.readTree(json)) instanceof ObjectNode object)) {
        throw FileProblem.at(file, line, "a row is an object, {…}.");
      }
      objects.add(object);
      lines.add(line);
    }
    if (json.nextToken() != null) {
      int line = json.currentTokenLocation().getLineNr();
      throw FileProblem.at(file, line, "something stands after the end of the list.");
    }
  }

  private Table table() {
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Table table = Table.create(file.getFileName().toString());
    for (String name : names) {
      if (name.isBlank() || !known.add(name)) {
        throw FileProblem.at(
            file, 1, "a name is empty, or like another but for its case: \"" + name + "\".");
      }
      List<CsvRow> rows = rows(name);
      Kind named = Kind.of(name, names);
      Kind kind = named == Kind.OPEN ? kind(name, rows) : named;
      table.addColumns(new ColumnReading(file, name, 0, rows).column(kind, DecimalMark.POINT));
    }
    return table;
  }

  private List<CsvRow> rows(String name) {
    List<CsvRow> rows = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      JsonNode value = objects.get(i).path(name);
      List<@Nullable String> single = new ArrayList<>();
      single.add(text(value));
      rows.add(new CsvRow(lines.get(i), single));
    }
    return rows;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : plain(value);
  }

  /** An apostrophe before a formula is put before what is taken away again. */
  private static String plain(JsonNode value) {
    return value.isTextual() ? Formulas.disarmed(value.textValue()) : value.toString();
  }

  /** What JSON itself says; only a text may still be a time. */
  private Kind kind(String name, List<CsvRow> rows) {
    if (all(name, JsonNode::isBoolean)) {
      return Kind.FLAG;
    }
    if (all(name, JsonNode::isIntegralNumber)) {
      return Kind.WHOLE;
    }
    if (all(name, JsonNode::isNumber)) {
      return all(name, value -> value.decimalValue().scale() == 2) ? Kind.MONEY : Kind.NUMBER;
    }
    boolean times =
        all(name, JsonNode::isTextual)
            && rows.stream()
                .map(row -> row.values().get(0))
                .filter(Objects::nonNull)
                .allMatch(text -> Scalars.time(text) != null || Scalars.date(text) != null);
    return times ? Kind.OPEN : Kind.TEXT;
  }

  private boolean all(String name, Predicate<JsonNode> kind) {
    return objects.stream()
        .map(object -> object.path(name))
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .allMatch(kind);
  }
}
