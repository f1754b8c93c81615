package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.DoubleColumnType;

/** Makes columns of rows, one value a row; null is a missing value. */
public final class ColumnMaker<R> {
  private final List<R> rows;

  /** For these rows. */
  public ColumnMaker(List<R> rows) {
    this.rows = rows;
  }

  /** A text column. */
  public Column<?> text(String name, Function<R, @Nullable String> value) {
    return whole(new TextCells<>(name, rows.size(), value));
  }

  /** A true/false column. */
  public Column<?> bool(String name, Function<R, @Nullable Boolean> value) {
    return whole(new Cells.Flags<>(name, value));
  }

  /**
   * An INTEGER column, or a LONG one when a value does not fit: LONG does not join with INTEGER.
   */
  public Column<?> integer(String name, Function<R, @Nullable Long> value) {
    return whole(new Cells.Whole<>(name, rows.size(), value));
  }

  /** A column of binary numbers. */
  public Column<?> number(String name, Function<R, @Nullable Double> value) {
    double[] numbers = new double[rows.size()];
    int place = 0;
    for (R row : rows) {
      Double number = value.apply(row);
      numbers[place++] = number == null ? DoubleColumnType.missingValueIndicator() : number;
    }
    return DoubleColumn.create(name, numbers);
  }

  /** A column of binary numbers that is shown with two decimals. */
  public Column<?> money(String name, Function<R, @Nullable BigDecimal> value) {
    return whole(new Cells.Prices<>(name, rows.size(), value));
  }

  /** A LOCAL_DATE_TIME column in UTC: INSTANT neither groups nor survives CSV. */
  public Column<?> time(String name, Function<R, @Nullable Instant> value) {
    return whole(new Cells.Times<>(name, rows.size(), value));
  }

  /** A column of days. */
  public Column<?> date(String name, Function<R, @Nullable LocalDate> value) {
    DateColumn column = DateColumn.create(name);
    for (R row : rows) {
      LocalDate day = value.apply(row);
      if (day == null || !Cells.fits(day.getYear())) {
        column.appendMissing();
      } else {
        column.append(day);
      }
    }
    return column;
  }

  private Column<?> whole(Cells<R> cells) {
    cells.take(rows, 0, rows.size());
    return cells.column();
  }
}
