package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads a CSV file as a table, whatever spreadsheet wrote it, and says what it assumed. */
final class CsvLoading {
  private final Path file;
  private final Separator separator;
  private final List<String> names;
  private final List<CsvRow> rows;
  private final List<ColumnReading> readings;
  private final List<Kind> kinds;

  private CsvLoading(Path file, Separator separator, List<CsvRow> all) {
    this.file = file;
    this.separator = separator;
    this.names = names(file, all.get(0));
    this.rows = all.subList(1, all.size());
    for (CsvRow row : rows) {
      check(row);
    }
    this.readings =
        IntStream.range(0, names.size())
            .mapToObj(i -> new ColumnReading(file, names.get(i), i, rows))
            .toList();
    this.kinds = names.stream().map(name -> Kind.of(name, names)).toList();
  }

  static Loaded load(Path file, byte[] bytes) {
    Decoded decoded = Decoded.of(file, bytes);
    Separator separator = Separator.of(decoded.text());
    List<CsvRow> all = CsvReading.rows(file, decoded.text(), separator.character());
    List<CsvRow> rows = separator.isDeclared() ? all.subList(1, all.size()) : all;
    if (rows.isEmpty()) {
      throw FileProblem.of(file.getFileName() + " is empty: a table has a head line at least.");
    }
    Loaded loaded = new CsvLoading(file, separator, rows).load(decoded.assumed());
    return new Loaded(loaded.table(), loaded.assumed() + end(decoded.text()));
  }

  /** Whoever writes a table ends its last line: a number there may be the first half of one. */
  private static String end(String text) {
    return text.endsWith("\n") || text.endsWith("\r")
        ? ""
        : ". The last line has no line break, so the file may be truncated.";
  }

  private static List<String> names(Path file, CsvRow head) {
    List<String> names = new ArrayList<>();
    TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String value : head.values()) {
      String name = value == null ? "" : Formulas.armed(value).strip();
      if (name.isEmpty() || !known.add(name)) {
        String flaw = name.isEmpty() ? "has no name." : "is called \"" + name + "\" like another.";
        throw FileProblem.at(file, head.line(), "column " + (names.size() + 1) + " " + flaw);
      }
      names.add(name);
    }
    return names;
  }

  private void check(CsvRow row) {
    if (row.values().size() != names.size()) {
      throw FileProblem.at(
          file,
          row.line(),
          "it has "
              + Counted.of(row.values().size(), "value")
              + ", and the head has "
              + names.size()
              + ".");
    }
  }

  private Loaded load(String encoding) {
    List<@Nullable DecimalMark> marks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      marks.add(isText(i) ? null : readings.get(i).mark(kinds.get(i)));
    }
    DecimalMark common = marks.stream().filter(Objects::nonNull).findFirst().orElse(null);
    Table table = Table.create(file.getFileName().toString());
    for (int i = 0; i < names.size(); i++) {
      table.addColumns(column(i, marks.get(i) == null ? common : marks.get(i)));
    }
    return new Loaded(table, assumed(table, encoding, common));
  }

  private Column<?> column(int i, @Nullable DecimalMark mark) {
    Kind kind = kinds.get(i);
    if (mark == null && separator.character() != ',' && kind != Kind.OPEN && !isText(i)) {
      readings.get(i).refuseAmbiguous();
    }
    return readings.get(i).column(kind, mark == null ? DecimalMark.POINT : mark);
  }

  private boolean isText(int i) {
    return kinds.get(i) == Kind.TEXT || kinds.get(i) == Kind.TIME || kinds.get(i) == Kind.FLAG;
  }

  private String assumed(Table table, String encoding, @Nullable DecimalMark mark) {
    long disarmed =
        rows.stream()
            .flatMap(row -> row.values().stream())
            .filter(value -> value != null && Formulas.isDisarmed(value))
            .count();
    return String.format(
        Locale.ROOT,
        "%s: %s × %s, separated by %s, %s, %s%s",
        file.getFileName(),
        Counted.of(table.rowCount(), "row"),
        Counted.of(table.columnCount(), "column"),
        separator.words(),
        (mark == null ? DecimalMark.POINT : mark).words,
        encoding,
        disarmed == 0
            ? ""
            : ", the apostrophe before a formula taken away " + Counted.of(disarmed, "time"));
  }
}
