package io.mammoth.connectors.kernel.display;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What of a table is shown, decided once for HTML and text alike: costs what is shown, not what
 * there is.
 *
 * @param heads the columns that are shown
 * @param rows the rows that are shown; an empty one stands for those left out between the first and
 *     the last
 * @param footer how much of how much this is
 */
record Grid(String title, List<Head> heads, List<List<@Nullable String>> rows, String footer) {

  /**
   * A column's head.
   *
   * @param right whether its values stand at the right, as numbers do
   */
  record Head(String name, String type, boolean right) {}

  static Grid of(Table table, Limits limits, String remark) {
    List<Column<?>> columns = List.copyOf(table.columns());
    List<Column<?>> shown = columns.subList(0, Math.min(limits.columns(), columns.size()));
    List<Head> heads = shown.stream().map(column -> head(column, limits)).toList();
    List<List<@Nullable String>> rows = new ArrayList<>();
    int count = table.rowCount();
    int half = limits.rows() / 2;
    boolean all = count <= limits.rows();
    IntStream.range(0, all ? count : half).forEach(row -> rows.add(row(shown, row, limits)));
    if (!all) {
      rows.add(List.of());
      IntStream.range(count - half, count).forEach(row -> rows.add(row(shown, row, limits)));
    }
    String footer = footer(all ? count : 2 * half, count, shown.size(), columns.size());
    return new Grid(
        Text.line(table.name() == null ? "" : table.name(), 200),
        heads,
        rows,
        remark.isEmpty() ? footer : footer + "; " + remark);
  }

  private static String footer(int shownRows, int rows, int shownColumns, int columns) {
    return part(shownRows, rows, rows == 1 ? "row" : "rows")
        + " × "
        + part(shownColumns, columns, columns == 1 ? "column" : "columns");
  }

  private static String part(int shown, int all, String what) {
    String count = String.format(Locale.ROOT, "%,d %s", all, what);
    return shown == all ? count : String.format(Locale.ROOT, "%,d of %s", shown, count);
  }

  private static Head head(Column<?> column, Limits limits) {
    return new Head(
        Text.line(column.name(), limits.characters()), type(column), isNumeric(column.type()));
  }

  private static boolean isNumeric(ColumnType type) {
    return List.of("DOUBLE", "FLOAT", "INTEGER", "LONG", "SHORT").contains(type.name());
  }

  private static String type(Column<?> column) {
    return switch (column.type().name()) {
      case "STRING", "TEXT" -> "text";
      case "BOOLEAN" -> "true/false";
      case "INTEGER", "LONG", "SHORT" -> "whole number";
      case "DOUBLE", "FLOAT" -> "number";
      case "LOCAL_DATE" -> "date";
      case "LOCAL_TIME" -> "time";
      case "LOCAL_DATE_TIME" -> column.name().endsWith("_at") ? "time, UTC" : "date and time";
      case "INSTANT" -> "time, UTC";
      default -> column.type().name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<@Nullable String> row(List<Column<?>> columns, int row, Limits limits) {
    List<@Nullable String> cells = new ArrayList<>(columns.size());
    for (Column<?> column : columns) {
      cells.add(column.isMissing(row) ? null : Text.line(cell(column, row), limits.characters()));
    }
    return cells;
  }

  private static String cell(Column<?> column, int row) {
    String formatted = column.getString(row);
    return switch (column.type().name()) {
      case "LOCAL_DATE_TIME" -> time(formatted);
      case "DOUBLE", "FLOAT" -> shortened(formatted);
      default -> formatted;
    };
  }

  private static String time(String iso) {
    String time = iso.replace('T', ' ');
    return time.endsWith(".000") ? time.substring(0, time.length() - 4) : time;
  }

  /** A column without a format of its own shows every binary digit: six decimals tell as much. */
  private static String shortened(String number) {
    int point = number.indexOf('.');
    boolean endless = point >= 0 && number.length() - point > 7 && number.indexOf('E') < 0;
    return endless ? sixDecimals().format(Double.parseDouble(number.replace(",", ""))) : number;
  }

  private static DecimalFormat sixDecimals() {
    return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}
