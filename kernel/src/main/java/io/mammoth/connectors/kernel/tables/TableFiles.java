package io.mammoth.connectors.kernel.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Tables as CSV files: UTF-8, commas, quoted where needed, whole or not at all. */
public final class TableFiles {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final Map<String, ColumnType> OURS = ours();

  private TableFiles() {}

  /**
   * Types of our own columns: version 2.10 is not 2.1, and an id with gaps is still a whole number.
   */
  private static Map<String, ColumnType> ours() {
    Map<String, ColumnType> types = new HashMap<>();
    for (String text :
        List.of(
            "name",
            "disp_name",
            "name_key",
            "api_type",
            "version_key",
            "supported_version",
            "vendor",
            "description",
            "bucket",
            "used_in_profiles",
            "spec_auth_url",
            "spec_scope",
            "type")) {
      types.put(text, ColumnType.STRING);
    }
    for (String flag : List.of("enabled", "is_premium", "is_added", "is_available")) {
      types.put(flag, ColumnType.BOOLEAN);
    }
    types.put("price_per_month", ColumnType.DOUBLE);
    types.put("profile_count", ColumnType.INTEGER);
    types.put("connection_count", ColumnType.INTEGER);
    types.put("created_at", ColumnType.LOCAL_DATE_TIME);
    types.put("updated_at", ColumnType.LOCAL_DATE_TIME);
    return types;
  }

  /**
   * Writes a table as CSV, in place of a file that is there. A text that a spreadsheet would take
   * for a formula gets an apostrophe before it.
   *
   * @throws UncheckedIOException when the file cannot be written; an older one is then as it was
   */
  public static void save(Table table, Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
        write(table, writer);
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      discard(aside);
      throw new UncheckedIOException(
          "The table could not be saved to " + file + ": " + reason(failure), failure);
    }
  }

  private static void discard(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException stays) {
      System.getLogger(TableFiles.class.getName())
          .log(System.Logger.Level.DEBUG, "could not delete " + aside, stays);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof NoSuchFileException
        ? "there is no such folder or file"
        : failure.getClass().getSimpleName() + " " + failure.getMessage();
  }

  private static void write(Table table, BufferedWriter writer) throws IOException {
    StringJoiner head = new StringJoiner(",");
    table.columnNames().forEach(name -> head.add(quoted(name)));
    writer.write(head + "\r\n");
    for (int row = 0; row < table.rowCount(); row++) {
      StringJoiner line = new StringJoiner(",");
      for (Column<?> column : table.columns()) {
        line.add(cell(column, row));
      }
      writer.write(line + "\r\n");
    }
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof DoubleColumn numbers && column.name().startsWith("price_per_month")) {
      return BigDecimal.valueOf(Money.cents(numbers.getDouble(row)))
          .setScale(2, RoundingMode.HALF_UP)
          .toPlainString();
    }
    String text = column.getUnformattedString(row);
    return column.type() == ColumnType.STRING ? quoted(disarmed(text)) : text;
  }

  private static String disarmed(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && text.equals(text.strip()) ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /**
   * Reads a CSV file with a head line. Our own columns get their types, whatever the file holds
   * first; only an empty cell is missing, so that a connector called NA stays.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Table load(Path file) {
    try {
      if (!Files.isReadable(file)) {
        throw new NoSuchFileException(file.toString());
      }
      CsvReadOptions options =
          CsvReadOptions.builder(Files.newBufferedReader(file, StandardCharsets.UTF_8))
              .tableName(file.getFileName().toString())
              .locale(Locale.ROOT)
              .missingValueIndicator("")
              .maxCharsPerColumn(1_000_000)
              .columnTypesPartial(name -> java.util.Optional.ofNullable(OURS.get(name)))
              .build();
      Table table = Table.read().usingOptions(options);
      if (table.containsColumn("price_per_month")
          && table.column("price_per_month") instanceof DoubleColumn price) {
        Money.shown(price);
      }
      return table;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The table could not be read from " + file + ": " + reason(failure), failure);
    }
  }
}
