package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment's variables give, and how the wrong ones are named without being shown. */
final class EnvironmentTest extends VariedEnvironmentTest {
  private static Map<String, String> without(String... names) {
    Map<String, String> fewer = new HashMap<>(ALL);
    List.of(names).forEach(fewer::remove);
    return fewer;
  }

  @Test
  void ourTokenComesFirst() {
    assertEquals(Credentials.bearer("mm_ours-12345678"), account(ALL).credentials());
    assertEquals(Environment.TOKEN, Environment.of(ALL).source());
  }

  @Test
  void ourPairComesSecond() {
    Map<String, String> variables = without(Environment.TOKEN);
    assertEquals(
        Credentials.apiKey("our-key-12345678", "our-secret-12345"),
        account(variables).credentials());
    assertEquals(
        "MAMMOTHANALYTICS_API_KEY and MAMMOTHANALYTICS_API_SECRET",
        Environment.of(variables).source());
  }

  @Test
  void theVendorsTokenComesThird() {
    Map<String, String> variables = without(Environment.TOKEN, Environment.KEY, Environment.SECRET);
    assertEquals(Credentials.bearer("mm_theirs-123456"), account(variables).credentials());
    assertEquals("MAMMOTH_API_TOKEN", Environment.of(variables).source());
  }

  @Test
  void theVendorsPairComesLast() {
    Map<String, String> variables =
        without(Environment.TOKEN, Environment.KEY, Environment.SECRET, Environment.VENDOR_TOKEN);
    assertEquals(
        Credentials.apiKey("their-key-123456", "their-secret-123"),
        account(variables).credentials());
    assertEquals("MAMMOTH_API_KEY and MAMMOTH_API_SECRET", Environment.of(variables).source());
  }

  @Test
  void halfAPairIsNeverCompletedFromElsewhere() {
    assertEquals(
        "MAMMOTHANALYTICS_API_SECRET is missing, while MAMMOTHANALYTICS_API_KEY is set: set both,"
            + " or neither.",
        refused(without(Environment.TOKEN, Environment.SECRET)));
    assertContains(
        "MAMMOTHANALYTICS_API_KEY is missing, while MAMMOTHANALYTICS_API_SECRET is set",
        refused(without(Environment.TOKEN, Environment.KEY)));
    assertContains(
        "MAMMOTH_API_SECRET is missing",
        refused(Map.of(Environment.VENDOR_KEY, "their-key-123456")));
  }

  @Test
  void halfAPairBelowACompleteSourceDoesNotMatter() {
    assertTrue(
        account(without(Environment.SECRET, Environment.VENDOR_KEY)).credentials().isBearer());
  }

  @Test
  void blankIsMissing() {
    assertEquals(
        Environment.VENDOR_TOKEN,
        Environment.of(
                Map.of(
                    Environment.TOKEN,
                    " \t\n",
                    Environment.KEY,
                    "",
                    Environment.VENDOR_TOKEN,
                    "mm_theirs-123456"))
            .source());
  }

  @Test
  void whiteSpaceAroundAValueIsTrimmed() {
    Account account =
        account(
            Map.of(
                Environment.TOKEN, " mm_ours-12345678\r\n",
                Environment.WORKSPACE, " 4\n",
                Environment.SERVER, "\thttps://example.test/api/v2 "));
    assertEquals(
        new Account("https://example.test/api/v2", Credentials.bearer("mm_ours-12345678"), 4, true),
        account);
  }

  @Test
  void withoutCredentialsTheErrorSaysWhatToSet() {
    String message = refused(Map.of("PATH", "/bin"));
    List.of(Environment.TOKEN, Environment.KEY, Environment.SECRET, Environment.SANDBOX)
        .forEach(name -> assertContains(name, message));
    assertNull(Environment.of(Map.of()).source());
    assertEquals("Environment[no credentials]", Environment.of(Map.of()).toString());
  }

  @Test
  void withoutAServerItIsTheLiveOne() {
    assertEquals("https://app.mammoth.io/api/v2", account(ALL).server());
    assertNull(account(ALL).workspace());
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test, https://a.test/api/v2",
    "https://a.test/, https://a.test/api/v2",
    "https://a.test/eu/, https://a.test/eu/api/v2",
    "https://a.test/api/v2, https://a.test/api/v2",
    "https://a.test/eu/api/v2/, https://a.test/eu/api/v2",
  })
  void theVendorsServerMayLackItsPath(String theirs, String server) {
    Map<String, String> variables =
        Map.of(
            Environment.VENDOR_TOKEN, "mm_theirs-123456",
            Environment.VENDOR_SERVER, theirs,
            Environment.VENDOR_WORKSPACE, "11");
    assertEquals(server, account(variables).server());
    assertEquals(11, account(variables).workspace());
  }

  @Test
  void theVendorsServerAndWorkspaceGoWithTheVendorsCredentialsOnly() {
    Map<String, String> variables = with(Environment.VENDOR_SERVER, "https://a.test");
    variables.put(Environment.VENDOR_WORKSPACE, "11");
    assertEquals(Account.LIVE_SERVER, account(variables).server());
    assertNull(account(variables).workspace());
  }

  @Test
  void ourServerAndWorkspaceComeBeforeTheVendors() {
    Map<String, String> variables =
        Map.of(
            Environment.VENDOR_TOKEN, "mm_theirs-123456",
            Environment.VENDOR_SERVER, "https://a.test",
            Environment.VENDOR_WORKSPACE, "11",
            Environment.SERVER, "https://b.test/x",
            Environment.WORKSPACE, "12");
    assertEquals("https://b.test/x", account(variables).server());
    assertEquals(12, account(variables).workspace());
  }

  @Test
  void theEnvironmentsTextShowsNamesOnly() {
    assertEquals("Environment[MAMMOTHANALYTICS_API_TOKEN]", Environment.of(ALL).toString());
  }

  @Test
  void aClientOfTheEnvironmentCallsItsServer() {
    answer("{'connectors':[]}");
    Map<String, String> variables = without(Environment.TOKEN);
    variables.put(Environment.SERVER, address());
    variables.put(Environment.WORKSPACE, "9");
    keep(MammothClient.fromEnv(Environment.of(variables))).connectors().list();
    assertEquals(
        "our-secret-12345",
        assertSent("GET /workspaces/9/connectors").getHeaders().get("X-API-SECRET"));
  }

  @Test
  void aClientOfTheEnvironmentHeedsItsSwitches() {
    Map<String, String> variables = with(Environment.WRITES, "off");
    variables.put(Environment.SERVER, address());
    Connectors connectors = keep(MammothClient.fromEnv(Environment.of(variables))).connectors();
    assertThrows(ConfigurationException.class, () -> connectors.delete(7));
    Environment sandbox = Environment.of(with(Environment.SANDBOX, "on"));
    assertThrows(ConfigurationException.class, () -> MammothClient.fromEnv(sandbox));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void theProcessHasAnEnvironment() {
    assertContains("Environment[", Environment.system().toString());
  }
}
