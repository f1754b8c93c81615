package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.Money;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** The values of a table as people read them. */
final class ShownText {
  static final String MISSING = "–";

  private ShownText() {}

  static List<String> row(List<Column<?>> columns, int row) {
    List<String> values = new ArrayList<>(columns.size());
    for (Column<?> column : columns) {
      values.add(column.isMissing(row) ? MISSING : value(column, row));
    }
    return values;
  }

  private static String value(Column<?> column, int row) {
    if (column instanceof DoubleColumn && CellText.isMoney(column)) {
      return Money.shown(DoubleColumn.create("", (Double) column.get(row))).getString(0);
    }
    return CellText.of(column, false, row).replaceFirst("(?<=^\\d{4}-\\d\\d-\\d\\d)T", " ");
  }

  static boolean isNumeric(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }
}
