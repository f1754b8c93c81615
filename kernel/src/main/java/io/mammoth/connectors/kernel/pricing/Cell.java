package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One field of a step: what was there, and what shall be.
 *
 * @param connector the number of the connector; 0 of one that is still to be made
 * @param name the connector's name
 */
record Cell(
    long connector, String name, Field field, @Nullable Object before, @Nullable Object after) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Cell reversed() {
    return between(after, before);
  }

  /** The same field, from one value to another. */
  Cell between(@Nullable Object old, @Nullable Object value) {
    return new Cell(connector, name, field, old, value);
  }

  /** The same change of a connector by another number and name. */
  Cell of(long number, String other) {
    return new Cell(number, other, field, before, after);
  }

  /** How much more the new price is; null where one of both is missing. */
  @Nullable BigDecimal difference() {
    return before instanceof BigDecimal old && after instanceof BigDecimal price
        ? price.subtract(old)
        : null;
  }

  /** By how many percent the price rises, to a tenth; null where there is no old one to compare. */
  @Nullable BigDecimal percent() {
    BigDecimal difference = difference();
    return difference == null || Values.isZero(before) || !(before instanceof BigDecimal old)
        ? null
        : difference.multiply(HUNDRED).divide(old, 1, RoundingMode.HALF_UP);
  }

  boolean isPrice() {
    return field == Field.PRICE;
  }
}
