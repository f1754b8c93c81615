package io.mammoth.connectors.kernel.history;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much more or less a number is than another. */
final class Percent {
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

  private Percent() {}

  /** In parentheses, with a blank before; empty where it says nothing. */
  static String of(String before, String after) {
    if (!before.matches(NUMBER) || !after.matches(NUMBER)) {
      return "";
    }
    BigDecimal old = new BigDecimal(before);
    if (old.signum() <= 0 || !before.contains(".")) {
      return "";
    }
    BigDecimal percent =
        new BigDecimal(after).subtract(old).movePointRight(2).divide(old, 1, RoundingMode.HALF_UP);
    return " (" + (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %)";
  }
}
