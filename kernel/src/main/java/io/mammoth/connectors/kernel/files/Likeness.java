package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.ColumnNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * How much a loaded table is like a saved one, row by row of the same id.
 *
 * @param rows how many rows of the loaded table have an id
 * @param known how many of these ids the saved table has
 * @param columns how many columns both have besides the id
 * @param cells how many cells were compared
 * @param equal how many of them are the same
 * @param lacking how many columns of the loaded table the saved one lacks
 */
record Likeness(int rows, int known, int columns, int cells, int equal, int lacking) {
  /** Up to here a double holds every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  static Likeness of(Table loaded, Table saved) {
    Column<?> ids = column(loaded, "id");
    Column<?> savedIds = column(saved, "id");
    if (ids == null || savedIds == null) {
      return new Likeness(0, 0, 0, 0, 0, 0);
    }
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < saved.rowCount(); row++) {
      rowOf.putIfAbsent(text(savedIds, row), row);
    }
    List<Column<?>> mine = new ArrayList<>();
    List<Column<?>> others = new ArrayList<>();
    for (Column<?> column : loaded.columns()) {
      Column<?> other = column == ids ? null : column(saved, column.name());
      if (other != null) {
        mine.add(column);
        others.add(other);
      }
    }
    int rows = 0;
    int known = 0;
    int equal = 0;
    for (int row = 0; row < loaded.rowCount(); row++) {
      Integer other = ids.isMissing(row) ? null : rowOf.get(text(ids, row));
      rows += ids.isMissing(row) ? 0 : 1;
      if (other != null) {
        known++;
        equal += equal(mine, row, others, other);
      }
    }
    int lacking = loaded.columnCount() - 1 - mine.size();
    return new Likeness(rows, known, mine.size(), known * mine.size(), equal, lacking);
  }

  private static int equal(List<Column<?>> mine, int row, List<Column<?>> others, int other) {
    int equal = 0;
    for (int i = 0; i < mine.size(); i++) {
      equal += text(mine.get(i), row).equals(text(others.get(i), other)) ? 1 : 0;
    }
    return equal;
  }

  private static @Nullable Column<?> column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** A spreadsheet may write 29.00 as 29, and true as TRUE. */
  private static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numbers) {
      double number = numbers.getDouble(row);
      boolean whole = Math.abs(number) < LARGEST_WHOLE && number == Math.rint(number);
      return whole ? Long.toString((long) number) : column.get(row).toString();
    }
    return ColumnNames.folded(column.getUnformattedString(row));
  }

  /** Whether the loaded table can be an edited copy of the saved one. */
  boolean isOfACopy() {
    return known > 0 && known * 2 >= rows;
  }

  /** Whether more of it is the same than was edited, too. */
  boolean isClose() {
    return isOfACopy() && columns > 0 && equal * 2 >= cells;
  }

  /**
   * A table with fewer columns is not the more alike for it: each one it lacks differs throughout.
   */
  int differences() {
    return cells - equal + (rows - known) * Math.max(1, columns) + known * lacking;
  }
}
