package io.mammoth.connectors.kernel.display.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tech.tablesaw.api.DoubleColumn;

/**
 * Intervals of a histogram: of round width, from a multiple of it on. Decimal, so that no border
 * falls beside itself.
 *
 * @param first where the first one begins
 * @param width of each, above 0
 * @param number how many there are
 */
record Bins(BigDecimal first, BigDecimal width, int number) {
  private static final int MOST = 60;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /** Intervals for so many values from the smallest to the largest. */
  static Bins of(double smallest, double largest, int values) {
    double wanted = Math.max(5, Math.min(30, Math.ceil(Math.sqrt(values) * 1.5)));
    BigDecimal width = round((largest - smallest) / wanted);
    BigDecimal first =
        BigDecimal.valueOf(smallest).divide(width, 0, RoundingMode.FLOOR).multiply(width);
    int number =
        BigDecimal.valueOf(largest).subtract(first).divide(width, 0, RoundingMode.FLOOR).intValue();
    return new Bins(first, width, Math.min(MOST, number + 1));
  }

  private static BigDecimal round(double width) {
    if (!(width > 0)) {
      return BigDecimal.ONE;
    }
    int exponent = (int) Math.floor(Math.log10(width));
    double scale = Math.pow(10, exponent);
    for (double step : ROUND) {
      if (width <= step * scale * 1.000001) {
        return BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
      }
    }
    return BigDecimal.TEN.scaleByPowerOfTen(exponent);
  }

  int[] count(DoubleColumn values) {
    int[] counts = new int[number];
    for (double value : values) {
      int bin =
          BigDecimal.valueOf(value).subtract(first).divide(width, 0, RoundingMode.FLOOR).intValue();
      counts[Math.max(0, Math.min(number - 1, bin))]++;
    }
    return counts;
  }

  double from(int bin) {
    return border(bin).doubleValue();
  }

  /** From the one border to just below the next. */
  String label(int bin) {
    return plain(border(bin)) + "–" + plain(border(bin + 1));
  }

  private BigDecimal border(int bin) {
    return first.add(width.multiply(BigDecimal.valueOf(bin)));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
