package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.session.Session;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
  void withoutAnAccountItSaysWhatIsMissingAndHowToGoOn() {
    String card = card(Map.of(Environment.KEY, KEY));
    assertTrue(card.contains(Environment.SECRET + " is missing"), card);
    assertTrue(card.contains("sandbox()"), card);
  }
}
