package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By how much a rule moves a price, and where the new one may come to lie. */
record Amount(
    BigDecimal number,
    boolean percent,
    BigDecimal unit,
    RoundingMode mode,
    @Nullable BigDecimal unitOfEnding,
    @Nullable BigDecimal ending,
    @Nullable BigDecimal least) {
  private static final Pattern AMOUNT = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(%?)");
  private static final Pattern ENDING = Pattern.compile("(\\d*)\\.(\\d{2})");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** {@code 5%}, {@code -5%}, {@code 2.50} or {@code -1}. */
  static Amount of(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new PricingException(
          "\"" + text + "\" is no amount: say 5% or -5%, or 2.50 or -2.50 in US dollars.");
    }
    return new Amount(
        new BigDecimal(matcher.group(1)),
        matcher.group(2).equals("%"),
        CENT,
        RoundingMode.HALF_UP,
        null,
        null,
        null);
  }

  Amount rounding(String step, RoundingMode way) {
    return new Amount(number, percent, price("rounding", step), way, unitOfEnding, ending, least);
  }

  /**
   * The prices that end so are one apart, or ten, or as many as the digits before the point say.
   */
  Amount endingIn(String text) {
    Matcher matcher = ENDING.matcher(text.strip());
    if (!matcher.matches()) {
      throw new PricingException("\"" + text + "\" is no ending: say .99 or 9.99.");
    }
    BigDecimal apart = BigDecimal.TEN.pow(matcher.group(1).length());
    BigDecimal end = new BigDecimal("0" + text.strip());
    return new Amount(number, percent, unit, mode, apart, end, least);
  }

  Amount atLeast(String text) {
    BigDecimal price = price("atLeast", text);
    return new Amount(number, percent, unit, mode, unitOfEnding, ending, price);
  }

  private static BigDecimal price(String what, String text) {
    try {
      BigDecimal price = Decimals.of(text.strip());
      if (price.signum() > 0 && price.stripTrailingZeros().scale() <= 2) {
        return price;
      }
    } catch (NumberFormatException notDecimal) {
      throw new PricingException(what + ": \"" + text + "\" is no price above 0.");
    }
    throw new PricingException(what + ": \"" + text + "\" is no price above 0 in cents.");
  }

  /** The new price; an ending is looked for on the way that the price goes. */
  BigDecimal of(BigDecimal old) {
    BigDecimal moved = percent ? old.add(old.multiply(number).divide(HUNDRED)) : old.add(number);
    BigDecimal price = moved.divide(unit, 0, mode).multiply(unit);
    if (ending != null && unitOfEnding != null) {
      RoundingMode way = number.signum() < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
      price =
          price.subtract(ending).divide(unitOfEnding, 0, way).multiply(unitOfEnding).add(ending);
    }
    return least != null && price.compareTo(least) < 0 ? least : price;
  }

  @Override
  public String toString() {
    String by = (number.signum() < 0 ? "" : "+") + number.toPlainString() + (percent ? " %" : "");
    return String.format(
        Locale.ROOT,
        "%s%s%s",
        by,
        ending == null ? "" : ", ending in " + ending.toPlainString(),
        least == null ? "" : ", at least " + Values.money(least));
  }
}
