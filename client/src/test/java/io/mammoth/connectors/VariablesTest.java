package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches and malformed values of the environment: named, and never shown. */
final class VariablesTest extends VariedEnvironmentTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2026-07",
    "true, 2026-07",
    "ON, 2026-07",
    "2026-07, 2026-07",
    "' 2026-10 ', 2026-10",
  })
  void aSandboxHasADialect(String value, String dialect) {
    assertEquals(dialect, Environment.of(with(Environment.SANDBOX, value)).sandbox());
    String refusal = refused(with(Environment.SANDBOX, value));
    assertContains("MAMMOTHANALYTICS_SANDBOX is set, but the embedded sandbox lives", refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no", "off", "2026-08", "yes please"})
  void anythingElseIsNoSandbox(String value) {
    assertContains(
        "MAMMOTHANALYTICS_SANDBOX must be 1, true, on, 2026-07 or 2026-10",
        refused(with(Environment.SANDBOX, value)));
  }

  @Test
  void aBlankSandboxIsNone() {
    assertNull(Environment.of(with(Environment.SANDBOX, " ")).sandbox());
  }

  @ParameterizedTest
  @CsvSource({"on, true", "OFF, false", "true, true", "False, false", "1, true", "0, false"})
  void switchesAreOnOrOff(String value, boolean on) {
    Environment environment =
        Environment.of(Map.of(Environment.WRITES, value, Environment.DEBUG, value));
    assertEquals(on, environment.writes(!on));
    assertEquals(on, environment.debug());
  }

  @Test
  void anUnsetSwitchMeansWhatTheCallerSays() {
    assertTrue(Environment.of(Map.of()).writes(true));
    assertFalse(Environment.of(Map.of()).writes(false));
    assertFalse(Environment.of(Map.of(Environment.DEBUG, " ")).debug());
    assertTrue(account(ALL).writes());
    assertFalse(account(with(Environment.WRITES, "off")).writes());
  }

  static Stream<Map<String, String>> malformed() {
    return Stream.of(
        Map.of(Environment.TOKEN, "mm_CANARY\nX"),
        Map.of(Environment.TOKEN, "mm_CANARY X"),
        Map.of(Environment.TOKEN, "mm_CANARY\u00e9"),
        Map.of(Environment.TOKEN, "mm_CANARY" + "x".repeat(5000)),
        Map.of(Environment.KEY, "CANARY\u0000", Environment.SECRET, "x"),
        Map.of(Environment.KEY, "x", Environment.SECRET, "CANARY\r\nX-Other: 1"),
        Map.of(Environment.VENDOR_TOKEN, "mm_CANARY\u2028x"),
        Map.of(Environment.VENDOR_KEY, "x", Environment.VENDOR_SECRET, "CANARY\tx"),
        with(Environment.SERVER, "http://CANARY.example"),
        with(Environment.SERVER, "https://CANARY@example.test"),
        with(Environment.SERVER, "https://example.test/?CANARY"),
        with(Environment.SERVER, "CANARY"),
        with(Environment.WORKSPACE, "CANARY"),
        with(Environment.WORKSPACE, "0"),
        with(Environment.WORKSPACE, "12345678901"),
        with(Environment.WORKSPACE, "2147483648"),
        Map.of(Environment.TOKEN, "\"mm_CANARY\""),
        Map.of(Environment.TOKEN, "'mm_CANARY'"),
        Map.of(Environment.TOKEN, "mm_CANARY\""),
        Map.of(Environment.KEY, "x", Environment.SECRET, "`CANARY`"),
        with(Environment.WRITES, "CANARY"),
        with(Environment.SANDBOX, "CANARY"));
  }

  @ParameterizedTest(name = "#{index}")
  @MethodSource("malformed")
  void aMalformedVariableIsNamedAndNeverShown(Map<String, String> variables) {
    String message = refused(variables);
    assertContains("MAMMOTH", message);
    assertFalse(message.toLowerCase(java.util.Locale.ROOT).contains("canary"), message);
  }

  @Test
  void aTokenInQuotationMarksIsRefusedWithTheCure() {
    Environment environment = Environment.of(Map.of(Environment.TOKEN, "\"mm_123456789012\""));
    var refused = assertThrows(ConfigurationException.class, environment::account);
    assertContains(
        "MAMMOTHANALYTICS_API_TOKEN begins or ends with a quotation mark", message(refused));
    assertContains("leave it out", message(refused));
  }

  @Test
  void everyWorkspaceNumberThatACallTakesMayBeInTheVariable() {
    var largest = account(with(Environment.WORKSPACE, "2147483647"));
    assertEquals(Integer.valueOf(Integer.MAX_VALUE), largest.workspace());
  }

  @Test
  void aMalformedDebugSwitchIsNamed() {
    Environment environment = Environment.of(Map.of(Environment.DEBUG, "CANARY"));
    var refused = assertThrows(ConfigurationException.class, environment::debug);
    assertEquals("MAMMOTHANALYTICS_DEBUG must be on or off.", message(refused));
  }
}
