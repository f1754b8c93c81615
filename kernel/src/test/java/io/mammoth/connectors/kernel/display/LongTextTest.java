package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However long a text is, an output of it is not. */
final class LongTextTest {
  private static String shown(String text) {
    return Html5.of(LongText.of(text, "There is more.")).text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "{\"a\":1}\n{\"b\":\"naïve 日本\"}"})
  void whatFitsIsShownAsItIs(String text) {
    assertEquals(text, shown(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "$", "\u0001", "日", "\uD83D\uDE00", "\n"})
  void whatDoesNotFitIsCountedAndItIsSaidHowToGetIt(String character) {
    String text = character.repeat(1_000_000 / character.length());
    String shown = shown(text);
    assertTrue(
        shown.matches("(?s).*…\n[\\d,]+ of 1,000,000 characters are shown. There is more."),
        () -> shown.substring(shown.length() - 80));
    assertTrue(shown.length() > 30_000, () -> "only " + shown.length());
  }

  @ParameterizedTest
  @MethodSource("io.mammoth.connectors.kernel.display.HostileTexts#all")
  void nothingInItActs(String text) {
    String visible = text.lines().map(line -> Text.line(line, 10_000)).reduce("", (a, b) -> b);
    assertTrue(shown(text).endsWith(visible), () -> shown(text));
  }

  @Test
  void theLastCharacterIsWholeOrNotThere() {
    String shown = shown("\uD83D\uDE00".repeat(200_000));
    assertEquals(0xDE00, shown.charAt(shown.indexOf('…') - 1));
  }
}
