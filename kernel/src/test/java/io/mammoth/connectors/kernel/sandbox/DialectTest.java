package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  @ParameterizedTest
  @EnumSource
  void eachIsFoundByItsLabel(Dialect dialect) {
    assertSame(dialect, Dialect.of(dialect.label()));
  }

  @Test
  void theLabelsAreThoseOfTheContract() {
    assertEquals("2026-07", Dialect.JULY.label());
    assertEquals("2026-10", Dialect.OCTOBER.label());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "july", "2026-7", "2026-10 "})
  void anyOtherLabelIsRefusedNamingBoth(String label) {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> Dialect.of(label));
    assertEquals(
        "There is no contract \"" + label + "\": choose 2026-07 or 2026-10.", e.getMessage());
  }
}
