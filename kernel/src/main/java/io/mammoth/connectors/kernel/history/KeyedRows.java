package io.mammoth.connectors.kernel.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a table by their key, values as text; an empty one is missing. */
final class KeyedRows {
  private static final int DECIMALS = 8;

  private final Table table;
  private final List<String> key;
  private final Map<List<String>, Integer> rows = new LinkedHashMap<>();

  private KeyedRows(Table table, List<String> key) {
    this.table = table;
    this.key = key;
  }

  static KeyedRows of(Table table, List<String> key) {
    for (String column : key) {
      if (!table.containsColumn(column)) {
        throw new IllegalArgumentException(
            "\""
                + table.name()
                + "\" has no column "
                + column
                + "; it has "
                + String.join(", ", table.columnNames())
                + ".");
      }
    }
    KeyedRows keyed = new KeyedRows(table, key);
    for (int row = 0; row < table.rowCount(); row++) {
      keyed.add(row);
    }
    return keyed;
  }

  private void add(int row) {
    List<String> values = key.stream().map(name -> text(table.column(name), row)).toList();
    Integer other = rows.putIfAbsent(values, row);
    if (other != null) {
      throw new IllegalArgumentException(
          String.join(", ", key)
              + " does not tell the rows of \""
              + table.name()
              + "\" apart: "
              + String.join(", ", values)
              + " stands in rows "
              + (other + 1)
              + " and "
              + (row + 1)
              + ".");
    }
  }

  List<String> key() {
    return key;
  }

  Set<List<String>> keys() {
    return rows.keySet();
  }

  @Nullable Integer row(List<String> values) {
    return rows.get(values);
  }

  /** The columns beside the key. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(table.columnNames());
    columns.removeIf(name -> key.stream().anyMatch(name::equalsIgnoreCase));
    return columns;
  }

  String value(List<String> values, String column) {
    Integer row = rows.get(values);
    return row == null ? "" : text(table.column(column), row);
  }

  private static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    Object value = column.get(row);
    return value instanceof Double number && !number.isInfinite()
        ? decimal(number)
        : String.valueOf(value);
  }

  /** With two decimals at least; what binary arithmetic leaves behind is no difference. */
  private static String decimal(double number) {
    BigDecimal exact =
        BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale())).toPlainString();
  }
}
