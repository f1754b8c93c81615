package io.mammoth.connectors.kernel.tables;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Columns for fields that the client does not know: by name, with the type that all their values
 * share.
 */
final class OtherColumns {
  private OtherColumns() {}

  static <R> Table add(
      Table table, List<R> rows, Function<R, Map<String, @Nullable Object>> fields) {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(fields.apply(row).keySet()));
    for (String name : names) {
      table.addColumns(column(free(table, name), rows, row -> fields.apply(row).get(name)));
    }
    return table;
  }

  /** Tablesaw's column names ignore case, and one of ours may be taken already. */
  private static String free(Table table, String name) {
    Set<String> taken =
        table.columnNames().stream()
            .map(column -> column.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String free = name;
    for (int number = 2; taken.contains(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  private static <R> Column<?> column(
      String name, List<R> rows, Function<R, @Nullable Object> value) {
    ColumnMaker<R> make = new ColumnMaker<>(rows);
    if (all(rows, value, Boolean.class::isInstance)) {
      return make.bool(name, row -> (Boolean) value.apply(row));
    }
    if (all(rows, value, v -> v instanceof Integer || v instanceof Long)) {
      return make.integer(name, row -> number(value.apply(row), Number::longValue));
    }
    if (all(rows, value, Number.class::isInstance)) {
      return make.number(name, row -> number(value.apply(row), Number::doubleValue));
    }
    return make.text(name, row -> text(value.apply(row)));
  }

  private static <R> boolean all(
      List<R> rows, Function<R, @Nullable Object> value, Predicate<Object> kind) {
    List<Object> values = rows.stream().map(value).filter(v -> v != null).toList();
    return !values.isEmpty() && values.stream().allMatch(kind);
  }

  private static <N> @Nullable N number(@Nullable Object value, Function<Number, N> as) {
    return value == null ? null : as.apply((Number) value);
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? null : value.toString();
  }
}
