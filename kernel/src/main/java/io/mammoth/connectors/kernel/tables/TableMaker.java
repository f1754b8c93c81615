package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Makes a table of rows, all columns together, some rows at a time: column after column, a hundred
 * thousand rows would come from memory anew for each.
 */
final class TableMaker<R> {
  /** So many rows, with all they hold, stay near the processor. */
  private static final int AT_A_TIME = 256;

  private final List<R> rows;
  private final List<Cells<R>> columns = new ArrayList<>();
  private final List<TextCells<R>> unlessEmpty = new ArrayList<>();
  private final List<OtherFields<R>> others = new ArrayList<>();

  TableMaker(List<R> rows) {
    this.rows = rows;
  }

  TableMaker<R> text(String name, Function<R, @Nullable String> value) {
    columns.add(new TextCells<>(name, rows.size(), value));
    return this;
  }

  /** The same, where one of the rows has such a text; else no column. */
  TableMaker<R> textIfAny(String name, Function<R, @Nullable String> value) {
    TextCells<R> cells = new TextCells<>(name, rows.size(), value);
    columns.add(cells);
    unlessEmpty.add(cells);
    return this;
  }

  /** Columns for fields that the client does not know, behind all others. */
  TableMaker<R> others(Function<R, Map<String, @Nullable Object>> fields, boolean nested) {
    others.add(new OtherFields<>(fields, nested));
    return this;
  }

  TableMaker<R> bool(String name, Function<R, @Nullable Boolean> value) {
    columns.add(new Cells.Flags<>(name, value));
    return this;
  }

  TableMaker<R> integer(String name, Function<R, @Nullable Long> value) {
    columns.add(new Cells.Whole<>(name, rows.size(), value));
    return this;
  }

  TableMaker<R> money(String name, Function<R, @Nullable BigDecimal> value) {
    columns.add(new Cells.Prices<>(name, rows.size(), value));
    return this;
  }

  TableMaker<R> time(String name, Function<R, @Nullable Instant> value) {
    columns.add(new Cells.Times<>(name, rows.size(), value));
    return this;
  }

  Table table(String title) {
    for (int from = 0; from < rows.size(); from += AT_A_TIME) {
      int to = Math.min(rows.size(), from + AT_A_TIME);
      for (Cells<R> column : columns) {
        column.take(rows, from, to);
      }
      for (OtherFields<R> fields : others) {
        fields.take(rows, from, to);
      }
    }
    unlessEmpty.stream().filter(cells -> !cells.some()).forEach(columns::remove);
    Table table = Table.create(title, columns.stream().<Column<?>>map(Cells::column).toList());
    others.forEach(fields -> fields.addTo(table));
    return table;
  }
}
