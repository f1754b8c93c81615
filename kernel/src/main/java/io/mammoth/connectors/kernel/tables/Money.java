package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Money in a table of binary numbers: shown with two decimals, rounded to cents without going
 * astray.
 */
public final class Money {
  private Money() {}

  /** The column, shown as 1,234.50. */
  public static DoubleColumn shown(DoubleColumn column) {
    DecimalFormat format =
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    column.setPrintFormatter(new NumberColumnFormatter(format));
    return column;
  }

  /** Whether a column is shown as money, by whichever name. */
  public static boolean isShown(DoubleColumn column) {
    DoubleColumn probe = column.emptyCopy();
    return probe.append(1234.5).getString(0).equals("1,234.50");
  }

  /**
   * A copy with every value rounded to cents, half up; missing stays missing.
   *
   * <p>In two steps, 8 decimals and then 2: binary arithmetic leaves 2.675 a hair below itself, and
   * one step would round it down.
   */
  public static DoubleColumn cents(DoubleColumn column) {
    DoubleColumn rounded = DoubleColumn.create(column.name());
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        rounded.appendMissing();
      } else {
        rounded.append(cents(column.getDouble(row)));
      }
    }
    return shown(rounded);
  }

  /** A number in cents, half up; what is infinite has none and stays. */
  static double cents(double value) {
    return Double.isInfinite(value) ? value : rounded(BigDecimal.valueOf(value)).doubleValue();
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(8, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * The sum of the values that are there, added as decimals; null when none is.
   *
   * @throws ArithmeticException when one is infinite
   */
  static @Nullable BigDecimal sum(NumericColumn<?> column) {
    BigDecimal sum = null;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        BigDecimal value = decimal(column.get(row));
        sum = sum == null ? value : sum.add(value);
      }
    }
    return sum;
  }

  /** By the shortest text that means this number: 19.99 as FLOAT is 19.99 too. */
  private static BigDecimal decimal(Number value) {
    if (Double.isInfinite(value.doubleValue())) {
      throw new ArithmeticException("An infinite value has no decimal sum.");
    }
    return new BigDecimal(value.toString());
  }
}
