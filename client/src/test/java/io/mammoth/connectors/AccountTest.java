package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls which server: addresses, credentials on the wire, and the supplier of accounts. */
final class AccountTest extends ServedTest {

  @Test
  void aFingerprintTellsCredentialsApartAndGivesNothingOfThemAway() {
    String server = "https://example.test/api/v2";
    Credentials key = Credentials.apiKey("key-of-the-team", "its-secret");
    String print = key.fingerprint(server);
    assertTrue(print.matches("[0-9A-HJKMNP-TV-Z]{8}"), print);
    assertEquals(print, Credentials.apiKey("key-of-the-team", "a-renewed").fingerprint(server));
    List<String> all =
        List.of(
            print,
            Credentials.apiKey("key-of-others", "its-secret").fingerprint(server),
            Credentials.bearer("key-of-the-team").fingerprint(server),
            Credentials.bearer("mm_one").fingerprint(server),
            Credentials.bearer("mm_two").fingerprint(server),
            key.fingerprint("https://example.test/prod/api/v2"));
    assertEquals(all.size(), all.stream().distinct().count(), all::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.test/api/v2",
        "http://10.0.0.1",
        "http://127.0.0.1.example.test",
        "http://127.999.1.1/api/v2",
        "http://127.256.0.1",
        "http://127.0.0.01",
        "http://127.1",
        "http://localhost.example.test",
        "http://[2001:db8::1]/",
        "http://0.0.0.0/",
        "https://user@example.test/",
        "https://user:secret@example.test/",
        "https://:secret@example.test/",
        "https://example.test/?a=b",
        "https://example.test/?",
        "https://example.test/#x",
        "ftp://example.test/",
        "example.test/api/v2",
        "//example.test",
        "https://",
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
      })
  void anAddressThatCouldGiveCredentialsAwayIsRefused(String address) {
    var refused =
        assertThrows(ConfigurationException.class, () -> new Account(address, PAIR, null, true));
    assertContains("server address", message(refused));
    assertFalse(message(refused).contains("secret@"));
    assertThrows(ConfigurationException.class, () -> MammothClient.builder().serverUrl(address));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.test, https://example.test/",
    "https://example.test:8443/api/v2, https://example.test:8443/api/v2",
    "http://localhost:8080/api/v2, http://localhost:8080/api/v2",
    "http://127.0.0.1:1, http://127.0.0.1:1/",
    "http://127.255.0.9, http://127.255.0.9/",
    "http://127.199.100.255, http://127.199.100.255/",
    "https://example.test/api/v2//, https://example.test/api/v2/",
    "https://example.test///, https://example.test/",
    "http://[::1]:99/x, http://[::1]:99/x",
    "HTTPS://EXAMPLE.TEST/Api, https://example.test/Api",
  })
  void anAddressOverTlsOrOfThisMachineIsTaken(String address, String server) {
    assertEquals(server, new Account(address, PAIR, null, true).server());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/eu/api/v2", "/eu/api/v2/", "/eu/api/v2//", "/"})
  void aPathPrefixIsKept(String prefix) {
    answer("[]");
    Connectors connectors = client(b -> b.serverUrl(server.url(prefix).toString())).connectors();
    connectors.active();
    String kept = prefix.replaceAll("/+$", "");
    assertEquals(kept + "/workspaces/4/active_connectors", request().getTarget());
  }

  @Test
  void aPairIsSentInItsTwoHeaders() {
    answer("[]");
    connectors().active();
    var headers = request().getHeaders();
    assertEquals(KEY, headers.get("X-API-KEY"));
    assertEquals(SECRET, headers.get("X-API-SECRET"));
    assertEquals("4", headers.get("X-WORKSPACE-ID"));
    assertNull(headers.get("Authorization"));
    assertEquals("application/json", headers.get("Accept"));
    assertContains("mammoth-connectors-java/", String.valueOf(headers.get("User-Agent")));
    assertContains(
        "(java/17", String.valueOf(headers.get("User-Agent")).replace("java/25", "java/17"));
  }

  @Test
  void aTokenIsSentAsBearerAlone() {
    answer("[]");
    client(b -> b.credentials(Credentials.bearer("mm_123"))).connectors().active();
    var headers = request().getHeaders();
    assertEquals("Bearer mm_123", headers.get("Authorization"));
    assertNull(headers.get("X-API-KEY"));
    assertNull(headers.get("X-API-SECRET"));
  }

  @Test
  void theWorkspaceHeaderIsTheAccountsOrElseTheCalls() {
    Account nowhere = new Account(address(), PAIR, null, true);
    answer("[]");
    keep(MammothClient.builder().account(() -> nowhere).build()).connectors().active(9);
    assertEquals("9", request().getHeaders().get("X-WORKSPACE-ID"));
    answer("[]");
    connectors().active(9);
    assertEquals("4", request().getHeaders().get("X-WORKSPACE-ID"));
    answer("{'connectors':[]}");
    keep(MammothClient.builder().account(() -> nowhere).build()).connectors().fetch();
    assertNull(request().getHeaders().get("X-WORKSPACE-ID"));
  }

  @Test
  void aBodyIsSentAsJson() {
    answer(201, SAVED);
    connectors().create("Ödön");
    var sent = request();
    assertEquals("application/json; charset=utf-8", sent.getHeaders().get("Content-Type"));
    assertEquals(json("{'name':'Ödön'}"), body(sent));
  }

  static Stream<Consumer<Builder>> contradictions() {
    Account account = new Account("http://localhost/", PAIR, 4, true);
    return Stream.of(
        b -> b.it.build(),
        b -> b.it.serverUrl("http://localhost").build(),
        b -> b.it.account(() -> account).credentials(PAIR).build(),
        b -> b.it.account(() -> account).serverUrl("http://localhost").build(),
        b -> b.it.account(() -> account).workspace(4).build(),
        b -> b.it.account(() -> account).writes(false).build(),
        b -> b.it.workspace(0),
        b -> b.it.maxBody(0),
        b -> b.it.timeout(java.time.Duration.ofSeconds(-1)));
  }

  /** A builder in a record, since JUnit would close a client that a lambda returned. */
  record Builder(MammothClient.Builder it) {}

  @ParameterizedTest(name = "#{index}")
  @MethodSource("contradictions")
  void aClientIsRefusedWhenItsPartsContradict(Consumer<Builder> build) {
    Builder builder = new Builder(MammothClient.builder());
    assertThrows(ConfigurationException.class, () -> build.accept(builder));
  }

  @Test
  void anAccountMakesVariantsOfItself() {
    Account account = new Account("http://localhost/api", PAIR, 4, true);
    assertEquals(9, account.withWorkspace(9).workspace());
    assertNull(account.withWorkspace(null).workspace());
    assertFalse(account.withWrites(false).writes());
    assertEquals(account, account.withWrites(false).withWrites(true));
    assertThrows(ConfigurationException.class, () -> account.withWorkspace(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\ta", "a\u0000", "é", "a\u007f", "a\u2028"})
  void aCredentialThatNoHeaderCanHoldIsRefusedUnseen(String value) {
    String canary = value.isBlank() ? value : "CANARY" + value;
    for (Runnable make :
        List.<Runnable>of(
            () -> Credentials.bearer(canary),
            () -> Credentials.apiKey(canary, "x"),
            () -> Credentials.apiKey("x", canary))) {
      var refused = assertThrows(ConfigurationException.class, make::run);
      assertFalse(message(refused).contains("CANARY"));
    }
  }

  @Test
  void aCredentialOf4096CharactersIsTheLongest() {
    assertTrue(Credentials.bearer("x".repeat(4096)).isBearer());
    assertThrows(ConfigurationException.class, () -> Credentials.bearer("x".repeat(4097)));
  }

  @Test
  void credentialsAreValues() {
    assertEquals(Credentials.apiKey("a", "b"), Credentials.apiKey("a", "b"));
    assertEquals(Credentials.apiKey("a", "b").hashCode(), Credentials.apiKey("a", "b").hashCode());
    assertFalse(Credentials.apiKey("a", "b").equals(Credentials.apiKey("a", "c")));
    assertFalse(Credentials.bearer("b").equals(Credentials.apiKey("a", "b")));
  }
}
