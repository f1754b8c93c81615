package io.mammoth.connectors.kernel.tables;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Columns for fields that the client does not know: by name, with the type that all their values
 * share. A list is joined, and counted in a column beside it.
 */
final class OtherColumns {
  private final Table table;
  private final List<Flat> rows;
  private final ColumnMaker<Flat> make;

  private OtherColumns(Table table, List<Flat> rows) {
    this.table = table;
    this.rows = rows;
    this.make = new ColumnMaker<>(rows);
  }

  /** Adds the columns to a table, for the fields of each of its rows. */
  static void add(Table table, List<Flat> rows) {
    new OtherColumns(table, rows).addAll();
  }

  private void addAll() {
    Set<List<String>> paths = new TreeSet<>(Flat.BY_NAME);
    rows.forEach(row -> paths.addAll(row.values().keySet()));
    List<String> names = paths.stream().map(Flat::name).toList();
    for (List<String> path : paths) {
      Function<Flat, @Nullable Object> value = row -> row.value(path);
      table.addColumns(column(free(List.of(), Flat.name(path)), value));
      if (values(value).anyMatch(Collection.class::isInstance)) {
        String count = free(names, Flat.name(path) + "_count");
        table.addColumns(make.integer(count, row -> size(value.apply(row))));
      }
    }
  }

  private String free(List<String> kept, String name) {
    List<String> taken = new ArrayList<>(table.columnNames());
    taken.addAll(kept);
    return ColumnNames.free(taken, name);
  }

  private Column<?> column(String name, Function<Flat, @Nullable Object> value) {
    if (all(value, Boolean.class::isInstance)) {
      return make.bool(name, row -> (Boolean) value.apply(row));
    }
    if (all(value, v -> v instanceof Integer || v instanceof Long)) {
      return make.integer(name, row -> number(value.apply(row), Number::longValue));
    }
    if (all(value, OtherColumns::isBinary)) {
      return make.number(name, row -> number(value.apply(row), Number::doubleValue));
    }
    return make.text(name, row -> text(value.apply(row)));
  }

  /** A whole number beyond LONG is rather text than another number. */
  private static boolean isBinary(Object value) {
    return value instanceof Number number
        && !(value instanceof BigInteger)
        && Double.isFinite(number.doubleValue());
  }

  private Stream<Object> values(Function<Flat, @Nullable Object> value) {
    return rows.stream().map(value).flatMap(Stream::ofNullable);
  }

  private boolean all(Function<Flat, @Nullable Object> value, Predicate<Object> kind) {
    return values(value).findAny().isPresent() && values(value).allMatch(kind);
  }

  private static <N> @Nullable N number(@Nullable Object value, Function<Number, N> as) {
    return value == null ? null : as.apply((Number) value);
  }

  private static @Nullable Long size(@Nullable Object value) {
    return value instanceof Collection<?> list ? (long) list.size() : null;
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? null : value.toString();
  }
}
