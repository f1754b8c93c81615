package io.mammoth.connectors.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionTest {
  private static final String CANARY = "canary-4f1e8d0b7a";
  private static final String SANDBOX_SERVER = "http://127.0.0.1:9/api/v2";

  /** The dialects of the sandboxes that were started, in order. */
  private final List<String> started = new ArrayList<>();

  private Session session(Map<String, String> variables) {
    return new Session(Environment.of(variables), this::start);
  }

  private Session session(String... variables) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      map.put(variables[i], variables[i + 1]);
    }
    return session(map);
  }

  private Account start(String dialect) {
    started.add(dialect);
    return new Account(SANDBOX_SERVER, Credentials.apiKey("sandbox", "sandbox"), 4, true);
  }

  private Session account(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(Environment.KEY, CANARY, Environment.SECRET, CANARY));
    return session(all.toArray(String[]::new));
  }

  /** Environments that give no account, and the variable that the error names. */
  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of(Map.of(), Environment.TOKEN),
        Arguments.of(Map.of(Environment.KEY, CANARY), Environment.SECRET),
        Arguments.of(Map.of(Environment.SECRET, CANARY), Environment.KEY),
        Arguments.of(Map.of(Environment.KEY, CANARY, Environment.SECRET, " "), Environment.SECRET),
        Arguments.of(Map.of(Environment.VENDOR_KEY, CANARY), Environment.VENDOR_SECRET),
        Arguments.of(Map.of(Environment.TOKEN, CANARY + "\n" + CANARY), Environment.TOKEN),
        Arguments.of(
            Map.of(Environment.TOKEN, CANARY, Environment.SERVER, "ftp://x"), Environment.SERVER),
        Arguments.of(
            Map.of(Environment.TOKEN, CANARY, Environment.WORKSPACE, "four"),
            Environment.WORKSPACE),
        Arguments.of(
            Map.of(Environment.TOKEN, CANARY, Environment.WRITES, "maybe"), Environment.WRITES),
        Arguments.of(Map.of(Environment.SANDBOX, "yes"), Environment.SANDBOX),
        Arguments.of(Map.of(Environment.SANDBOX, "2026-08"), Environment.SANDBOX),
        Arguments.of(Map.of(Environment.SANDBOX, "0"), Environment.SANDBOX),
        Arguments.of(
            Map.of(Environment.SANDBOX, "1", Environment.WRITES, "maybe"), Environment.WRITES));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void theFirstUseOfAMalformedEnvironmentNamesTheVariable(
      Map<String, String> variables, String name) {
    Session session = session(variables);
    var error = assertThrows(ConfigurationException.class, session::account);
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains(name), message);
    assertFalse(message.contains(CANARY), message);
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void theStatusOfAMalformedEnvironmentIsTheSameError(Map<String, String> variables, String name) {
    Session session = session(variables);
    Session.Status status = session.status();
    assertEquals(
        assertThrows(ConfigurationException.class, session::account).getMessage(),
        status.problem());
    assertTrue(String.valueOf(status.problem()).contains(name));
    assertNull(status.account());
    assertFalse(status.writes());
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void theSandboxCanBeChosenWhateverTheEnvironmentSays(Map<String, String> variables, String name) {
    Session session = session(variables);
    session.useSandbox();
    session.writes(true);
    assertEquals(SANDBOX_SERVER, session.account().server(), name);
    assertTrue(session.status().isSandbox());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2026-07",
    "true, 2026-07",
    "ON, 2026-07",
    "2026-07, 2026-07",
    "' 2026-10 ', 2026-10"
  })
  void theSandboxSpeaksTheDialectOfTheEnvironment(String value, String dialect) {
    Session session = session(Environment.SANDBOX, value);
    assertEquals(dialect, session.dialect());
    assertEquals(SANDBOX_SERVER, session.account().server());
    assertEquals(List.of(dialect), started);
  }

  @Test
  void aBlankSandboxVariableChoosesNothing() {
    assertFalse(account(Environment.SANDBOX, " ").status().isSandbox());
  }

  @Test
  void keysAndServersAreIgnoredInTheSandbox() {
    Session session =
        account(
            Environment.SANDBOX, "1", Environment.SERVER, "nonsense", Environment.WORKSPACE, "x");
    assertEquals(start("2026-07"), session.account());
    assertNull(session.status().problem());
  }

  @Test
  void aMissingKeyNeverChoosesTheSandbox() {
    Session session = session();
    assertThrows(ConfigurationException.class, session::account);
    assertEquals(List.of(), started);
  }

  @Test
  void oneSandboxServesAllCalls() {
    Session session = session(Environment.SANDBOX, "1");
    assertEquals(session.account(), session.account());
    session.useSandbox();
    session.account();
    assertEquals(List.of("2026-07"), started);
  }

  @Test
  void choosingTheSandboxKeepsTheEnvironmentsDialect() {
    Session session = session(Environment.SANDBOX, "2026-10");
    session.useSandbox();
    assertEquals("2026-10", session.dialect());
  }

  @Test
  void theStatusStartsNoSandbox() {
    Session session = session(Environment.SANDBOX, "2026-10");
    assertEquals("2026-10", session.status().dialect());
    assertEquals(List.of(), started);
  }

  @Test
  void writesAreOffOnAnAccountAndOnInTheSandbox() {
    assertFalse(account().account().writes());
    assertTrue(session(Environment.SANDBOX, "1").account().writes());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theVariableDecidesAboutWritesOnBoth(boolean on) {
    String value = on ? "on" : "off";
    assertEquals(on, account(Environment.WRITES, value).account().writes());
    Session sandbox = session(Environment.SANDBOX, "1", Environment.WRITES, value);
    assertEquals(on, sandbox.account().writes());
    assertEquals(on, sandbox.status().writes());
  }

  @Test
  void theSwitchDecidesAboutWritesAgainstTheVariable() {
    Session session = account(Environment.WRITES, "on");
    session.writes(false);
    assertFalse(session.account().writes());
    assertFalse(session.status().writes());
    session.writes(true);
    assertTrue(session.account().writes());
  }

  @Test
  void writesThatWereSwitchedOnForAnAccountAreForgottenInTheSandbox() {
    Session session = account();
    session.writes(false);
    session.useSandbox();
    assertTrue(session.account().writes());
  }

  @Test
  void anotherWorkspaceHoldsUntilTheSandboxIsChosen() {
    Session session = account(Environment.WORKSPACE, "12");
    assertEquals(12, session.status().workspace());
    session.useWorkspace(13);
    assertEquals(13, session.account().workspace());
    assertEquals(13, session.status().workspace());
    session.useSandbox();
    assertEquals(4, session.account().workspace());
  }

  @Test
  void aWorkspaceNumberIsAboveZero() {
    Session session = account(Environment.WORKSPACE, "12");
    assertThrows(ConfigurationException.class, () -> session.useWorkspace(0));
    assertEquals(12, session.account().workspace());
  }

  @Test
  void theStatusNamesTheVariablesAndShowsNoSecret() {
    Session.Status status = account().status();
    assertEquals(Environment.KEY + " and " + Environment.SECRET, status.source());
    assertNotNull(status.account());
    assertFalse(status.toString().contains(CANARY), status::toString);
  }

  @Test
  void signingInLeavesTheSandboxAndForgetsWhatWasSwitched() {
    Session session = session(Environment.SANDBOX, "1");
    session.useWorkspace(9);
    session.signIn(Environment.of(Map.of(Environment.TOKEN, CANARY)), "login");
    assertEquals(Account.LIVE_SERVER, session.account().server());
    assertEquals("login", session.status().source());
    assertNull(session.account().workspace());
    assertFalse(session.account().writes());
  }

  @Test
  void aFailedSignInChangesNothing() {
    Session session = session(Environment.SANDBOX, "1");
    Environment half = Environment.of(Map.of(Environment.KEY, CANARY));
    assertThrows(ConfigurationException.class, () -> session.signIn(half, "login"));
    assertTrue(session.status().isSandbox());
  }
}
