package io.mammoth.connectors.kernel.tables;

import java.math.BigDecimal;

/** Decimal numbers of texts and files that were written elsewhere. */
public final class Decimals {
  /** More than any binary number needs; 1e999999999 in plain digits would take all memory. */
  private static final int MOST_DIGITS = 1000;

  private Decimals() {}

  /**
   * The number that a text means.
   *
   * @throws NumberFormatException when it is none, or one that would need more than 1,000 digits
   */
  public static BigDecimal of(String text) {
    BigDecimal number = new BigDecimal(text);
    if (!isPlain(number)) {
      throw new NumberFormatException("a number with more than " + MOST_DIGITS + " digits");
    }
    return number;
  }

  /** Whether a number can be written in at most 1,000 digits before and after the point. */
  public static boolean isPlain(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }
}
