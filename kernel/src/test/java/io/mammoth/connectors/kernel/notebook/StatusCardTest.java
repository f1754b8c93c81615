package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import io.mammoth.connectors.kernel.session.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusCardTest {
  private static final String KEY = "canary-key-0123456789abcd";
  private static final String SECRET = "canary-secret-0123456789";

  private static String card(Map<String, String> variables) {
    Session session =
        new Session(
            Environment.of(variables),
            dialect -> new Account("http://127.0.0.1", Credentials.bearer("mm_x"), 4, true));
    var rendering = StatusCard.of(session.status(), Set.of()).rendering();
    assertFalse(rendering.html().contains("canary"), rendering::html);
    return rendering.text();
  }

  @Test
  void anAccountShowsNamesAndAMaskAndNothingMore() {
    String card = card(Map.of(Environment.KEY, KEY, Environment.SECRET, SECRET));
    assertFalse(card.contains("canary"), card);
    assertTrue(card.contains("····abcd from " + Environment.KEY), card);
    assertTrue(card.contains(Account.LIVE_SERVER), card);
    assertTrue(card.matches("(?s).*writes +off\\R.*"), card);
    assertFalse(card.contains("SANDBOX"), card);
  }

  @ParameterizedTest
  @CsvSource({"1, 2026-07", "2026-10, 2026-10"})
  void theSandboxSaysSoWithItsContract(String value, String dialect) {
    String card = card(Map.of(Environment.SANDBOX, value, Environment.KEY, KEY));
    assertTrue(card.contains("SANDBOX"), card);
    assertTrue(card.contains(dialect), card);
    assertTrue(card.matches("(?s).*writes +on\\R.*"), card);
  }

  @Test
  void aRunningSandboxShowsTheWorkspaceThatItHas() {
    Session session =
        new Session(
            Environment.of(Map.of()),
            dialect -> new Account("http://127.0.0.1", Credentials.bearer("mm_x"), 7, true));
    session.useSandbox();
    session.account();
    String card = StatusCard.of(session.status(), Set.of()).toString();
    assertTrue(card.matches("(?s).*workspace +7\\R.*"), card);
  }

  @Test
  void aSandboxThatIsNotStartedHasTheWorkspaceOfItsSnapshot(@TempDir Path folder) {
    try (Sandbox sandbox = Sandbox.start();
        MammothClient client =
            MammothClient.builder()
                .serverUrl(sandbox.serverUrl())
                .credentials(Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()))
                .build()) {
      Path file = Snapshots.keep(Snapshot.take(client, "localhost", null), folder);
      assertEquals(1, EmbeddedSandbox.workspace(file.toString()));
    }
    assertEquals(4, EmbeddedSandbox.workspace(null));
    assertNull(EmbeddedSandbox.workspace(folder.resolve("none.csv").toString()));
  }

  @Test
  void withoutAnAccountItSaysWhatIsMissingAndHowToGoOn() {
    String card = card(Map.of(Environment.KEY, KEY));
    assertTrue(card.contains(Environment.SECRET + " is missing"), card);
    assertTrue(card.contains("sandbox()"), card);
  }
}
