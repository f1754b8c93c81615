package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.aggregate.NumericAggregateFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Summaries in place of Tablesaw's where those give a wrong or no answer with missing values: a
 * group without a price has no sum, not 0; a column with a gap still has a mean.
 */
public final class Summaries {
  /** The sum of the values that are there; nothing has no sum. For Tablesaw's {@code summarize}. */
  public static final NumericAggregateFunction SUM =
      new NumericAggregateFunction("Sum") {
        @Override
        public Double summarize(NumericColumn<?> column) {
          DoubleColumn values = present(column);
          return values.isEmpty() ? Double.NaN : Money.sum(values).doubleValue();
        }
      };

  private Summaries() {}

  /**
   * How often each value stands in a column, the most frequent first, missing ones counted as a row
   * of their own.
   *
   * @throws IllegalArgumentException when the table has no such column; names those it has
   */
  public static Table counts(Table table, String column) {
    Column<?> values = column(table, column);
    Map<String, Integer> counts = new LinkedHashMap<>();
    int missing = 0;
    for (int row = 0; row < values.size(); row++) {
      if (values.isMissing(row)) {
        missing++;
      } else {
        counts.merge(values.getString(row), 1, Integer::sum);
      }
    }
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return countTable(values.name(), sorted, missing);
  }

  private static Table countTable(
      String name, List<Map.Entry<String, Integer>> counts, int missing) {
    List<Map.Entry<@Nullable String, Integer>> rows = new ArrayList<>(counts);
    if (missing > 0) {
      rows.add(new java.util.AbstractMap.SimpleEntry<>(null, missing));
    }
    ColumnMaker<Map.Entry<@Nullable String, Integer>> make = new ColumnMaker<>(rows);
    return Table.create(
        "Counts of " + name,
        make.text(name, Map.Entry::getKey),
        make.integer("count", row -> (long) row.getValue()));
  }

  /**
   * The rows with the largest values of a column, the largest first, missing ones last.
   *
   * @param most how many rows at most
   */
  public static Table top(Table table, String column, int most) {
    Column<?> values = column(table, column);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      rows.add(row);
    }
    Comparator<Integer> largestFirst = (one, other) -> -compare(values, one, other);
    rows.sort(
        Comparator.<Integer, Boolean>comparing(values::isMissing).thenComparing(largestFirst));
    Table largest = table.emptyCopy();
    rows.stream().limit(most).forEach(row -> largest.append(table.row(row)));
    return largest;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Column<?> values, int one, int other) {
    if (values.isMissing(one) || values.isMissing(other)) {
      return 0;
    }
    return ((Comparable<Object>) values.get(one)).compareTo(values.get(other));
  }

  /**
   * The exact decimal sum of a column's values that are there; null when none is.
   *
   * @throws IllegalArgumentException when the table has no such column, or it holds no numbers
   */
  public static @Nullable BigDecimal total(Table table, String column) {
    DoubleColumn values = present(numbers(table, column));
    return values.isEmpty() ? null : Money.sum(values);
  }

  /**
   * For each column: type, count, missing, distinct, and for numbers sum, mean, smallest,
   * quartiles, largest.
   */
  public static Table describe(Table table) {
    ColumnMaker<Column<?>> make = new ColumnMaker<>(table.columns());
    Table facts =
        Table.create(
            "Summary of " + table.name(),
            make.text("column", Column::name),
            make.text("type", c -> c.type().name()),
            make.integer("count", c -> (long) c.size() - c.countMissing()),
            make.integer("missing", c -> (long) c.countMissing()),
            make.integer("distinct", c -> (long) distinct(c)));
    Map<String, Function<DoubleColumn, Double>> figures = new LinkedHashMap<>();
    figures.put("sum", c -> Money.sum(c).doubleValue());
    figures.put("mean", DoubleColumn::mean);
    figures.put("min", DoubleColumn::min);
    figures.put("q1", DoubleColumn::quartile1);
    figures.put("median", DoubleColumn::median);
    figures.put("q3", DoubleColumn::quartile3);
    figures.put("max", DoubleColumn::max);
    figures.forEach((name, figure) -> facts.addColumns(make.number(name, c -> figure(c, figure))));
    return facts;
  }

  private static @Nullable Double figure(Column<?> column, Function<DoubleColumn, Double> figure) {
    if (!(column instanceof NumericColumn<?> numbers)) {
      return null;
    }
    DoubleColumn values = present(numbers);
    return values.isEmpty() ? null : figure.apply(values);
  }

  private static int distinct(Column<?> column) {
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        seen.add(column.getUnformattedString(row));
      }
    }
    return seen.size();
  }

  private static DoubleColumn present(NumericColumn<?> column) {
    DoubleColumn values = DoubleColumn.create(column.name());
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        values.append(column.getDouble(row));
      }
    }
    return values;
  }

  private static NumericColumn<?> numbers(Table table, String column) {
    if (column(table, column) instanceof NumericColumn<?> numbers) {
      return numbers;
    }
    List<String> numeric =
        table.columns().stream()
            .filter(c -> c instanceof NumericColumn<?>)
            .map(Column::name)
            .toList();
    throw new IllegalArgumentException(
        "The column " + column + " holds no numbers; these do: " + String.join(", ", numeric));
  }

  private static Column<?> column(Table table, String name) {
    if (!table.containsColumn(name)) {
      throw new IllegalArgumentException(
          "There is no column " + name + "; there are: " + String.join(", ", table.columnNames()));
    }
    return table.column(name);
  }
}
