package io.mammoth.connectors.kernel.sandbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whole numbers as text and as JSON, of whatever size somebody sends. */
final class Numbers {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,100}");
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** Far above any price, and low enough that its plain digits stay a short text. */
  static final int MOST_DIGITS = 400;

  private Numbers() {}

  /** Whether a number can be written in few plain digits. */
  static boolean isPlain(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  static boolean isInteger(String text) {
    return INTEGER.matcher(text).matches();
  }

  /** The number, held within the range of a long: nothing has an id at its ends. */
  static long id(String integer) {
    return clamp(new BigInteger(integer));
  }

  /** The same for a JSON number that is whole. */
  static long id(BigDecimal whole) {
    boolean huge = (long) whole.precision() - whole.scale() > 19;
    return huge ? Long.MAX_VALUE * whole.signum() : clamp(whole.toBigIntegerExact());
  }

  private static long clamp(BigInteger number) {
    return number.min(MOST).max(MOST.negate()).longValueExact();
  }
}
