package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;
import tech.tablesaw.columns.numbers.DoubleColumnType;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/** A column's cells while they are taken from the rows, in the rows' order; null is missing. */
interface Cells<R> {
  /** Takes the cells of the rows from one place on, before another. */
  void take(List<R> rows, int from, int to);

  /** The column, once all rows are taken. */
  Column<?> column();

  /** Whole numbers: an INTEGER column, or a LONG one when a value does not fit. */
  final class Whole<R> implements Cells<R> {
    private final String name;
    private final long[] numbers;
    private final Function<R, @Nullable Long> value;
    private boolean fit = true;

    Whole(String name, int size, Function<R, @Nullable Long> value) {
      this.name = name;
      this.numbers = new long[size];
      this.value = value;
    }

    @Override
    public void take(List<R> rows, int from, int to) {
      for (int i = from; i < to; i++) {
        Long number = value.apply(rows.get(i));
        fit &= number == null || (number <= Integer.MAX_VALUE && number > Integer.MIN_VALUE);
        numbers[i] = number == null ? LongColumnType.missingValueIndicator() : number;
      }
    }

    @Override
    public Column<?> column() {
      return fit
          ? IntColumn.create(name, LongStream.of(numbers).mapToInt(Whole::narrow).toArray())
          : LongColumn.create(name, numbers);
    }

    private static int narrow(long number) {
      return number == LongColumnType.missingValueIndicator()
          ? IntColumnType.missingValueIndicator()
          : (int) number;
    }
  }

  /** Prices as binary numbers that are shown with two decimals. */
  final class Prices<R> implements Cells<R> {
    private final String name;
    private final double[] numbers;
    private final Function<R, @Nullable BigDecimal> value;

    Prices(String name, int size, Function<R, @Nullable BigDecimal> value) {
      this.name = name;
      this.numbers = new double[size];
      this.value = value;
    }

    @Override
    public void take(List<R> rows, int from, int to) {
      for (int i = from; i < to; i++) {
        BigDecimal price = value.apply(rows.get(i));
        numbers[i] = price == null ? DoubleColumnType.missingValueIndicator() : price.doubleValue();
      }
    }

    @Override
    public Column<?> column() {
      return Money.shown(DoubleColumn.create(name, numbers));
    }
  }

  /** True or false. */
  final class Flags<R> implements Cells<R> {
    private final BooleanColumn flags;
    private final Function<R, @Nullable Boolean> value;

    Flags(String name, Function<R, @Nullable Boolean> value) {
      this.flags = BooleanColumn.create(name);
      this.value = value;
    }

    @Override
    public void take(List<R> rows, int from, int to) {
      for (int i = from; i < to; i++) {
        Boolean flag = value.apply(rows.get(i));
        if (flag == null) {
          flags.appendMissing();
        } else {
          flags.append(flag.booleanValue());
        }
      }
    }

    @Override
    public Column<?> column() {
      return flags;
    }
  }

  /** Times as LOCAL_DATE_TIME in UTC: INSTANT neither groups nor survives CSV. */
  final class Times<R> implements Cells<R> {
    private final String name;
    private final long[] times;
    private final Function<R, @Nullable Instant> value;

    Times(String name, int size, Function<R, @Nullable Instant> value) {
      this.name = name;
      this.times = new long[size];
      this.value = value;
    }

    @Override
    public void take(List<R> rows, int from, int to) {
      for (int i = from; i < to; i++) {
        Instant time = value.apply(rows.get(i));
        times[i] = time == null ? DateTimeColumnType.missingValueIndicator() : packed(time);
      }
    }

    @Override
    public Column<?> column() {
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
  }

  /** Tablesaw keeps a year in 16 bits, and makes another one of what does not fit. */
  static boolean fits(int year) {
    return year == (short) year;
  }
}
