package io.mammoth.connectors.kernel.display;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** The values of a table as they are shown, the same in every language. */
final class Cells {
  private static final double SMALLEST = 0.001;
  private static final double LARGEST = 1e15;

  private Cells() {}

  /** One row, each value within so many characters. */
  static List<Cell> row(List<Column<?>> columns, int row, int characters, Accent.Of accents) {
    List<Cell> cells = new ArrayList<>(columns.size());
    for (Column<?> column : columns) {
      boolean missing = column.isMissing(row);
      String text = missing ? TableView.MISSING : Text.line(value(column, row), characters);
      Accent accent = accents.at(row, column.name());
      cells.add(new Cell(accent.sign() + text, missing, accent));
    }
    return cells;
  }

  private static String value(Column<?> column, int row) {
    String formatted = column.getString(row);
    return switch (column.type().name()) {
      case "LOCAL_DATE_TIME", "INSTANT" -> time(formatted);
      case "DOUBLE", "FLOAT" -> number((NumericColumn<?>) column, row, formatted);
      default -> formatted;
    };
  }

  private static String time(String iso) {
    String time = iso.replace('T', ' ');
    return time.replaceFirst("\\.000(?=Z?$)", "");
  }

  /**
   * A column without a format of its own shows every binary digit, and the comma or point of the
   * machine's language: six decimals and a point tell as much.
   */
  private static String number(NumericColumn<?> column, int row, String formatted) {
    String tablesaws = DoubleColumn.create("", column.getDouble(row)).getString(0);
    if (!formatted.equals(tablesaws)) {
      return formatted;
    }
    // By its shortest text: 19.99 as FLOAT is 19.989999771118164 as a double.
    double value = Double.parseDouble(column.get(row).toString());
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= SMALLEST && size < LARGEST);
    return new DecimalFormat(
            plain ? "0.######" : "0.######E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
