package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;

final class MoneyTest {
  private static final int TRIES = 50_000;

  /** Amounts in cents, sent through the arithmetic that a price rise is made of. */
  @Test
  void noCentIsWrongAfterBinaryArithmetic() {
    Random random = new Random(20261124);
    int wrong = 0;
    for (int i = 0; i < TRIES; i++) {
      BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000_000), 2);
      BigDecimal factor = BigDecimal.valueOf(1000 + random.nextInt(500), 3);
      double binary = price.doubleValue() * factor.doubleValue();
      BigDecimal exact = price.multiply(factor).setScale(2, RoundingMode.HALF_UP);
      wrong += Money.cents(binary) == exact.doubleValue() ? 0 : 1;
    }
    assertEquals(0, wrong);
  }

  /** Without this the test above would prove nothing: one step does go wrong on such amounts. */
  @Test
  void oneStepOfRoundingWouldGoWrong() {
    assertEquals(1.0, Math.round(1.005 * 100) / 100.0);
    assertEquals(1.01, Money.cents(1.005));
    assertEquals(2.68, Money.cents(2.675));
  }

  @ParameterizedTest
  @CsvSource({"-0.005, -0.01", "0.0, 0.0", "1e15, 1e15", "Infinity, Infinity", "1.1e-9, 0"})
  void aNumberIsRoundedHalfUp(double value, double cents) {
    assertEquals(cents, Money.cents(value));
  }

  @Test
  void aColumnKeepsItsMissingValuesAndItsName() {
    DoubleColumn prices = DoubleColumn.create("price", new double[] {2.675, Double.NaN});
    DoubleColumn cents = Money.cents(prices);
    assertEquals("2.68", cents.getString(0));
    assertTrue(cents.isMissing(1));
    assertEquals("price", cents.name());
    assertEquals(2.675, prices.get(0));
  }

  @Test
  void aPriceIsShownTheSameInEveryLanguage() {
    DoubleColumn price = Money.shown(DoubleColumn.create("price", new double[] {1234567.895}));
    assertEquals("1,234,567.90", price.getString(0));
  }
}
