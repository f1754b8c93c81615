package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.host.MagicHint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the notebook asks of its host. */
final class HostTest {
  private final FakeHost host = new FakeHost();
  private final AtomicLong clock = new AtomicLong();

  private void wait(int milliseconds) {
    clock.addAndGet(Duration.ofMillis(milliseconds).toNanos());
  }

  @Test
  void installingBringsNamesRenderingsAndTheMagic() {
    Installation.into(host);
    assertTrue(host.told.contains("evaluate import tech.tablesaw.api.*;"));
    assertTrue(host.told.containsAll(List.of("render Table", "magic mammoth", "assertions")));
  }

  @Test
  void allNamesComeByStarsSoThatTheUsersOwnWin() {
    Installation.into(host);
    List<String> lines = host.told.stream().filter(line -> line.startsWith("evaluate")).toList();
    assertTrue(lines.stream().allMatch(line -> line.endsWith(".*;")), lines::toString);
    assertEquals(Installation.IMPORTS.size(), lines.size());
  }

  @Test
  void closingTheNotebooksClientSaysThatItStaysOpen() {
    Installation.into(host);
    Notebook.sandbox();
    try (MammothClient client = Notebook.mammoth) {
      assertTrue(!client.connectors().list().connectors().isEmpty());
    }
    String told = host.told.get(host.told.size() - 1);
    assertTrue(
        told.equals("show The notebook's client stays open; it is closed when the kernel ends."),
        told);
    assertTrue(!Notebook.connectors.list().connectors().isEmpty());
  }

  @Test
  void aWrongFormOfTheMagicIsToldTheRightOne() {
    Installation.into(host);
    String brief = host.fail("Undefined line magic 'MAMMOTH'");
    assertEquals(MagicHint.BRIEF, brief);
    assertNull(host.fail("Undefined line magic 'mammoth'"));
    assertTrue(
        host.told
            .get(host.told.size() - 1)
            .startsWith("show There is no %MAMMOTH. Write %mammoth"));
  }

  @Test
  void anythingCanBeShown() {
    Installation.into(host);
    Notebook.show("plain text");
    assertTrue(host.told.contains("show plain text"));
  }

  @Test
  void whatIsQuickShowsNoProgress() {
    try (Progress progress = new Progress(host, clock::get)) {
      progress.at("1 read");
      wait(999);
      progress.at("2 read");
    }
    assertEquals(List.of(), host.told);
  }

  @Test
  void progressComesAfterASecondFourTimesASecondAndGoes() {
    try (Progress progress = new Progress(host, clock::get)) {
      for (int number = 1; number <= 15; number++) {
        wait(100);
        progress.at(number + " read");
      }
    }
    assertEquals(List.of("show 10 read, 1 s", "update 13 read, 1 s", "update "), host.told);
  }

  @Test
  void signingInReplacesTheCredentialsAndKeepsTheServer() {
    Map<String, String> before =
        Map.of(Environment.SERVER, "https://example.com", Environment.KEY, "old");
    Environment pair = SignIn.ask(new FakeHost("key", "secret"), before);
    assertEquals("https://example.com/", pair.account().server());
    assertEquals(Environment.KEY + " and " + Environment.SECRET, pair.source());
    assertEquals(Environment.TOKEN, SignIn.ask(new FakeHost("mm_token"), before).source());
  }

  @Test
  void aFrontEndWithoutInputIsToldTheVariables() {
    var refused =
        assertThrows(
            ConfigurationException.class,
            () -> SignIn.ask(new FakeHost().cannotAsk("no input here"), Map.of()));
    assertTrue(String.valueOf(refused.getMessage()).contains(Environment.TOKEN));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("no input here: set "));
    assertThrows(ConfigurationException.class, () -> SignIn.ask(null, Map.of()));
    assertThrows(ConfigurationException.class, () -> SignIn.ask(new FakeHost(" "), Map.of()));
    var empty =
        assertThrows(ConfigurationException.class, () -> SignIn.ask(new FakeHost(""), Map.of()));
    assertEquals("Nothing was typed, so nothing has changed.", empty.getMessage());
  }
}
