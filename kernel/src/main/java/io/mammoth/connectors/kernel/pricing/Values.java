package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.ColumnNames;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of fields: texts, booleans and prices; null is none. */
final class Values {
  static final String NONE = "–";

  private Values() {}

  /** Prices are the same by value: 5 is 5.00. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return (one instanceof BigDecimal price && other instanceof BigDecimal more)
        ? price.compareTo(more) == 0
        : Objects.equals(one, other);
  }

  /** A value for people; a price has two decimals at least. */
  static String text(@Nullable Object value) {
    if (value instanceof BigDecimal price) {
      return money(price);
    }
    return value == null ? NONE : value.toString();
  }

  static String money(BigDecimal price) {
    BigDecimal plain = price.stripTrailingZeros();
    return plain.setScale(Math.max(2, plain.scale())).toPlainString();
  }

  static boolean isZero(@Nullable Object value) {
    return value instanceof BigDecimal price && price.signum() == 0;
  }

  /** A name without what does not tell names apart. */
  static String folded(String name) {
    return ColumnNames.folded(name);
  }
}
