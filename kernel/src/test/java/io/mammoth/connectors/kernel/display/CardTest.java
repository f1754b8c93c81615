package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing of a card is left out without a word. */
final class CardTest {

  private static Card withRemarks(int number) {
    Card card = Card.of("Plan").with("approval code", "AAAA");
    for (int i = 1; i <= number; i++) {
      card = card.remark("Connector " + i + " comes back with another id.");
    }
    return card;
  }

  @Test
  void everyRemarkIsShown() {
    Rendering shown = withRemarks(40).rendering();
    for (int i = 1; i <= 40; i++) {
      assertTrue(shown.text().contains("Connector " + i + " comes"), shown::text);
      assertTrue(shown.html().contains("Connector " + i + " comes"), shown::html);
    }
  }

  @Test
  void remarksThatDoNotFitAreCountedBelowAllFacts() {
    Card card = withRemarks(5_000);
    Rendering shown = card.rendering();
    long remarks = shown.text().lines().filter(line -> line.contains("comes back")).count();
    assertTrue(remarks > 100 && remarks < 5_000, remarks + " remarks");
    assertTrue(shown.text().contains("approval code  AAAA"), shown::text);
    String left = "… and " + (5_000 - remarks) + " more remarks, which do not fit here.";
    assertTrue(shown.text().endsWith(left), left);
    assertEquals(shown.text(), card.toString());
  }

  @Test
  void factsAndRemarksThatDoNotFitAreCountedEachForItself() {
    Card card = withRemarks(5_000);
    for (int i : IntStream.rangeClosed(1, 5_000).toArray()) {
      card = card.with("fact " + i, "value ".repeat(20));
    }
    String text = card.rendering().text();
    assertTrue(text.contains(" more remarks, which do not fit here."), text);
    assertTrue(text.matches("(?s).* and \\d+ more, which do not fit here\\."), text);
    assertTrue(text.contains("fact 100 "), text);
  }
}
