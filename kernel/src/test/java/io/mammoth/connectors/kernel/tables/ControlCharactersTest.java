package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlCharactersTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0xb, 0xc, 0xd, 0x1b, 0x7f, 0x85, 0x9b, 0x9d, 0x200e, 0x202e, 0x2028, 0x2066, 0xd83d
      })
  void whatATerminalObeysIsEscaped(int character) {
    String text = "a" + Character.toString(character) + "b\n";
    assertEquals(
        String.format(java.util.Locale.ROOT, "a\\u%04xb\n", character),
        ControlCharacters.escapeIn(text));
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "naïve 日本 \uD83D\uDE00 – ½\n\tline\r\n";
    assertEquals(text, ControlCharacters.escapeIn(text));
    String plain = "a line\n";
    assertSame(plain, ControlCharacters.escapeIn(plain));
  }
}
