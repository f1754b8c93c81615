package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;
import tech.tablesaw.columns.numbers.DoubleColumnType;
import tech.tablesaw.columns.numbers.IntColumnType;

/** Makes columns of rows, one value a row; null is a missing value. */
public final class ColumnMaker<R> {
  private final List<R> rows;

  /** For these rows. */
  public ColumnMaker(List<R> rows) {
    this.rows = rows;
  }

  /** A text column. */
  public Column<?> text(String name, Function<R, @Nullable String> value) {
    StringColumn column =
        ManyTexts.differ(rows, value) ? ManyTexts.column(name) : StringColumn.create(name);
    for (R row : rows) {
      String text = value.apply(row);
      if (text == null) {
        column.appendMissing();
      } else {
        column.append(text);
      }
    }
    return column;
  }

  /** A true/false column. */
  public Column<?> bool(String name, Function<R, @Nullable Boolean> value) {
    BooleanColumn column = BooleanColumn.create(name);
    for (R row : rows) {
      Boolean flag = value.apply(row);
      if (flag == null) {
        column.appendMissing();
      } else {
        column.append(flag.booleanValue());
      }
    }
    return column;
  }

  /**
   * An INTEGER column, or a LONG one when a value does not fit: LONG does not join with INTEGER.
   */
  public Column<?> integer(String name, Function<R, @Nullable Long> value) {
    int[] numbers = new int[rows.size()];
    int place = 0;
    for (R row : rows) {
      Long number = value.apply(row);
      if (number != null && (number > Integer.MAX_VALUE || number <= Integer.MIN_VALUE)) {
        return large(name, value);
      }
      numbers[place++] = number == null ? IntColumnType.missingValueIndicator() : number.intValue();
    }
    return IntColumn.create(name, numbers);
  }

  private Column<?> large(String name, Function<R, @Nullable Long> value) {
    LongColumn column = LongColumn.create(name);
    for (R row : rows) {
      Long number = value.apply(row);
      if (number == null) {
        column.appendMissing();
      } else {
        column.append(number.longValue());
      }
    }
    return column;
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
    Column<?> column =
        number(
            name,
            row -> {
              BigDecimal price = value.apply(row);
              return price == null ? null : price.doubleValue();
            });
    return Money.shown((DoubleColumn) column);
  }

  /** A LOCAL_DATE_TIME column in UTC: INSTANT neither groups nor survives CSV. */
  public Column<?> time(String name, Function<R, @Nullable Instant> value) {
    long[] times = new long[rows.size()];
    int place = 0;
    for (R row : rows) {
      Instant time = value.apply(row);
      times[place++] = time == null ? DateTimeColumnType.missingValueIndicator() : packed(time);
    }
    return DateTimeColumn.createInternal(name, times);
  }

  /** Not by a zone's rules, which Java makes anew for each time that is asked for in UTC. */
  private static long packed(Instant time) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    return fits(local.getYear())
        ? PackedLocalDateTime.pack(local)
        : DateTimeColumnType.missingValueIndicator();
  }

  /** A column of days. */
  public Column<?> date(String name, Function<R, @Nullable LocalDate> value) {
    DateColumn column = DateColumn.create(name);
    for (R row : rows) {
      LocalDate day = value.apply(row);
      if (day == null || !fits(day.getYear())) {
        column.appendMissing();
      } else {
        column.append(day);
      }
    }
    return column;
  }

  /** Tablesaw keeps a year in 16 bits, and makes another one of what does not fit. */
  private static boolean fits(int year) {
    return year == (short) year;
  }
}
