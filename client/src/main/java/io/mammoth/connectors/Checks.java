package io.mammoth.connectors;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The contract's bounds on what a caller may send, each refused with a sentence that names argument
 * and rule.
 */
final class Checks {
  /** Far beyond any price; keeps a number's text from growing without bound. */
  private static final int MOST_DIGITS = 15;

  private static final int LONGEST_PRICE = 100;

  private Checks() {}

  static int aboveZero(String argument, int value) {
    return (int) aboveZero(argument, (long) value);
  }

  static long aboveZero(String argument, long value) {
    if (value <= 0) {
      throw refuse(argument, "must be above 0", value);
    }
    return value;
  }

  static int between(String argument, int least, int most, int value) {
    if (value < least || value > most) {
      throw refuse(argument, "must be from " + least + " to " + most, value);
    }
    return value;
  }

  static int notNegative(String argument, int value) {
    if (value < 0) {
      throw refuse(argument, "must be 0 or more", value);
    }
    return value;
  }

  static String name(@Nullable String name) {
    int length = name == null ? 0 : name.codePointCount(0, name.length());
    if (name == null || length < 2 || length > 128) {
      throw wrongLength("name", "must have 2 to 128 characters", length);
    }
    return text("name", name);
  }

  static @Nullable String description(@Nullable String description) {
    int length = description == null ? 0 : description.codePointCount(0, description.length());
    if (length > 500) {
      throw wrongLength("description", "may have at most 500 characters", length);
    }
    return description == null ? null : text("description", description);
  }

  /** Text that UTF-8 can hold: half a surrogate pair would arrive as something else. */
  static String text(String argument, String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new ConfigurationException(
          "The " + argument + " holds half a character (an unpaired surrogate). Nothing was sent.");
    }
    return value;
  }

  static String filled(String argument, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ConfigurationException("The " + argument + " is blank. Nothing was sent.");
    }
    return text(argument, value);
  }

  static BigDecimal price(BigDecimal price) {
    boolean wide = price.precision() - (long) price.scale() > MOST_DIGITS;
    if (wide || price.scale() > MOST_DIGITS) {
      throw new ConfigurationException(
          "The price per month has too many digits to be a price. Nothing was sent.");
    }
    if (price.signum() < 0) {
      throw refuse("price per month", "must be 0 or more", price);
    }
    return price;
  }

  static BigDecimal price(String price) {
    try {
      // Reading a number takes time that grows with the square of its length.
      return price(new BigDecimal(price.length() > LONGEST_PRICE ? "" : price.strip()));
    } catch (NumberFormatException notANumber) {
      throw new ConfigurationException(
          "The price per month \""
              + Excerpt.of(price.substring(0, Math.min(price.length(), LONGEST_PRICE)))
              + "\" is no decimal number: write it like \"29.99\". Nothing was sent.");
    }
  }

  static BigDecimal price(double price) {
    if (!Double.isFinite(price)) {
      throw refuse("price per month", "must be a number", price);
    }
    BigDecimal exact = BigDecimal.valueOf(price);
    if (exact.stripTrailingZeros().scale() > 2) {
      throw new ConfigurationException(
          "The price per month "
              + price
              + " has more than two decimals, as binary arithmetic makes them: round it to cents, or give it as text"
              + " (\"29.99\"). Nothing was sent.");
    }
    return price(exact.scale() > 2 ? exact.setScale(2) : exact);
  }

  private static ConfigurationException wrongLength(String argument, String rule, int length) {
    String has = length == 1 ? "1 character" : length + " characters";
    return new ConfigurationException(
        "The " + argument + " " + rule + ", but has " + has + ". Nothing was sent.");
  }

  private static ConfigurationException refuse(String argument, String rule, Object was) {
    return new ConfigurationException(
        "The " + argument + " " + rule + ", but is " + was + ". Nothing was sent.");
  }
}
