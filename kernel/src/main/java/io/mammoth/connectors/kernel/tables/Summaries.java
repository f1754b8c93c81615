package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
          return sum(column);
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
    Map<Comparable<Object>, Count> counts = new HashMap<>();
    Count missing = new Count();
    for (int row = 0; row < values.size(); row++) {
      (values.isMissing(row)
              ? missing
              : counts.computeIfAbsent(value(values, row), value -> new Count()))
          .add(row);
    }
    Comparator<Map.Entry<Comparable<Object>, Count>> often =
        Comparator.comparing(entry -> entry.getValue().number, Comparator.reverseOrder());
    List<Count> sorted =
        counts.entrySet().stream()
            .sorted(often.thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toCollection(ArrayList::new));
    if (missing.number > 0) {
      sorted.add(missing);
    }
    return countTable(table.name(), values, sorted);
  }

  /** How often a value stands in a column, and one row where it does. */
  private static final class Count {
    private int row;
    private int number;

    void add(int place) {
      row = place;
      number++;
    }
  }

  private static Table countTable(@Nullable String of, Column<?> values, List<Count> counts) {
    int[] rows = counts.stream().mapToInt(count -> count.row).toArray();
    String name = ColumnNames.free(List.of(values.name()), "count");
    return Table.create(
        "Counts of " + values.name() + (of == null || of.isBlank() ? "" : ", " + of),
        values.subset(rows),
        new ColumnMaker<>(counts).integer(name, count -> (long) count.number));
  }

  /**
   * The rows with the largest values of a column, the largest first, missing ones last; rows with
   * the same value stay in their order.
   *
   * @param most how many rows at most
   * @throws IllegalArgumentException when the table has no such column, or most is below 0
   */
  public static Table top(Table table, String column, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most is " + most + ", but must not be below 0");
    }
    Column<?> values = column(table, column);
    Comparator<Integer> largestFirst = (row, next) -> compare(values, next, row);
    int[] rows =
        IntStream.range(0, table.rowCount())
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(values::isMissing)
                    .thenComparing(largestFirst))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    return Table.create(table.name(), table.columns().stream().map(c -> c.subset(rows)));
  }

  private static int compare(Column<?> values, int one, int other) {
    return values.isMissing(one) || values.isMissing(other)
        ? 0
        : value(values, one).compareTo(value(values, other));
  }

  /** Values of every type of column can be compared with each other. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> value(Column<?> values, int row) {
    return (Comparable<Object>) values.get(row);
  }

  /**
   * The exact decimal sum of a column's values that are there; null when none is.
   *
   * @throws IllegalArgumentException when the table has no such column, or it holds no numbers
   * @throws ArithmeticException when a value is infinite
   */
  public static @Nullable BigDecimal total(Table table, String column) {
    return Money.sum(numbers(table, column));
  }

  private static double sum(NumericColumn<?> column) {
    DoubleColumn values = present(column);
    if (values.isEmpty()) {
      return Double.NaN;
    }
    boolean finite = Double.isFinite(values.min()) && Double.isFinite(values.max());
    BigDecimal exact = finite ? Money.sum(column) : null;
    return exact == null ? values.sum() : exact.doubleValue();
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
    figures.put("sum", Summaries::sum);
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
        "The column "
            + column
            + " holds no numbers; these do: "
            + (numeric.isEmpty() ? "none" : String.join(", ", numeric)));
  }

  /** By name, ignoring case as Tablesaw does. */
  private static Column<?> column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(noColumn(table, name)));
  }

  private static String noColumn(Table table, String name) {
    String names = String.join(", ", table.columnNames());
    return "There is no column " + name + "; there are: " + (names.isEmpty() ? "none" : names);
  }
}
