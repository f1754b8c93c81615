package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.SortOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private static <T> T valueOf(String set, T defaultValue) {
    Environment environment = Environment.of(Map.of("MAMMOTHANALYTICS_PARAM_TYPE", set));
    return Parameters.value(environment, "type", defaultValue);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("CRM", "Database", "CRM"),
        Arguments.of("7", 1, 7),
        Arguments.of("-9000000000", 1L, -9_000_000_000L),
        Arguments.of("2.5", 1.0, 2.5),
        Arguments.of("29.90", BigDecimal.ONE, new BigDecimal("29.90")),
        Arguments.of("TRUE", false, true),
        Arguments.of("2026-02-28", LocalDate.EPOCH, LocalDate.of(2026, 2, 28)),
        Arguments.of("2026-02-28T08:30", LocalDateTime.MIN, LocalDateTime.of(2026, 2, 28, 8, 30)),
        Arguments.of("1970-01-01T00:00:01Z", Instant.EPOCH, Instant.ofEpochSecond(1)),
        Arguments.of("PT30M", Duration.ZERO, Duration.ofMinutes(30)),
        Arguments.of("a b/c.csv", Path.of("x"), Path.of("a b/c.csv")),
        Arguments.of("desc", SortOrder.ASC, SortOrder.DESC));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsSetIsReadAsTheDefaultsType(String set, Object defaultValue, Object expected) {
    assertEquals(expected, valueOf(set, defaultValue));
  }

  @Test
  void unsetOrBlankMeansTheDefault() {
    assertEquals("CRM", Parameters.value(Environment.of(Map.of()), "type", "CRM"));
    assertEquals(5, valueOf("  ", 5));
  }

  @Test
  void theVariableHasTheNameInCapitalLetters() {
    Environment environment = Environment.of(Map.of("MAMMOTHANALYTICS_PARAM_MIN_ID", "7"));
    assertEquals(7, Parameters.value(environment, "min_id", 1));
  }

  @ParameterizedTest
  @CsvSource({"ten,a whole number", "1.5,a whole number", "99999999999,a whole number"})
  void aValueOfAnotherTypeIsRefusedWithWhatItMustBe(String set, String asked) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> valueOf(set, 1));
    assertEquals(
        "The parameter type must be " + asked + ", not '" + set + "'.", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "0x1p3", "1d", "1,5"})
  void onlyADecimalIsANumber(String set) {
    assertThrows(IllegalArgumentException.class, () -> valueOf(set, 1.0));
  }

  @Test
  void neitherYesNorATypoIsTaken() {
    assertThrows(IllegalArgumentException.class, () -> valueOf("yes", true));
    var refusal = assertThrows(IllegalArgumentException.class, () -> valueOf("up", SortOrder.ASC));
    assertTrue(refusal.toString().contains("one of ASC, DESC"), refusal.toString());
  }

  @Test
  void aDefaultOfAnyOtherTypeIsRefused() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> valueOf("1", List.of()));
    assertTrue(refusal.toString().contains("LocalDate"), refusal.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "min-id", "größe", "1st"})
  void aNameThatNoVariableCouldHaveIsRefused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Parameters.value(Environment.of(Map.of()), name, "CRM"));
  }

  @Test
  void aCheckThatDoesNotHoldSaysItsMessage() {
    assertDoesNotThrow(() -> Notebook.check(true, "there are rows"));
    var failure = assertThrows(AssertionError.class, () -> Notebook.check(false, "no rows"));
    assertEquals("no rows", failure.getMessage());
  }
}
