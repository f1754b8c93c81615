package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
record Grid(String title, List<Head> heads, List<List<Cell>> rows, String footer) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REMARK = 500;

  /**
   * A column's head.
   *
   * @param right whether its values stand at the right, as numbers do
   * @param wraps whether its values may go on in the next line, as text does
   */
  record Head(String name, String type, boolean right, boolean wraps) {}

  static Grid of(Table table, Limits limits, String remark, Accent.Of accents) {
    List<Column<?>> columns = List.copyOf(table.columns());
    Budget budget = new Budget(limits.bytes());
    List<Head> heads = heads(columns, limits, budget);
    List<Column<?>> shown = columns.subList(0, heads.size());
    int count = table.rowCount();
    IntFunction<List<Cell>> rows = row -> Cells.row(shown, row, limits.characters(), accents);
    Ends ends = Ends.of(limits.rows(), count, rows, budget);
    boolean all =
        ends.shown() == Math.min(limits.rows(), count)
            && heads.size() == Math.min(limits.columns(), columns.size());
    String footer =
        Stream.of(
                footer(ends.shown(), count, heads.size(), columns.size()),
                all ? "" : "no more fit into " + limits.bytes() / 1024 + " KiB",
                ends.legend(),
                Text.line(remark, LONGEST_REMARK))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    String title = Text.line(table.name() == null ? "" : table.name(), LONGEST_TITLE);
    return new Grid(title, heads, ends.of(count), footer);
  }

  /** The heads of the columns that are shown: those that may be and fit. */
  private static List<Head> heads(List<Column<?>> columns, Limits limits, Budget budget) {
    List<Head> heads = new ArrayList<>();
    for (Column<?> column : columns.subList(0, Math.min(limits.columns(), columns.size()))) {
      Head head = head(column, limits);
      if (!budget.takeColumn(List.of(head.name(), head.type()))) {
        break;
      }
      heads.add(head);
    }
    return heads;
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
    String type = type(column);
    return new Head(
        Text.line(column.name(), limits.characters()),
        type,
        isNumeric(column.type()),
        type.equals("text"));
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
}
