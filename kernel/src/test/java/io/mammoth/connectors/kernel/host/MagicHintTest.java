package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line is told that was meant for {@code %mammoth}. */
final class MagicHintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%%mammoth list | %%mammoth | %mammoth list",
        "%%mammoth | %%mammoth | %mammoth",
        "%% mammoth list --limit 2 | %% mammoth | %mammoth list --limit 2",
        "% mammoth list | % mammoth | %mammoth list",
        "%%Mamoth get postgres | %%Mamoth | %mammoth get postgres",
        "Undefined line magic 'MAMMOTH' | %MAMMOTH | %mammoth",
        "Undefined line magic 'mamoth' | %mamoth | %mammoth",
        "Undefined line magic 'mammoths' | %mammoths | %mammoth",
        "Undefined line magic 'Mammot' | %Mammot | %mammoth",
        "Undefined cell magic 'mammoth' | %%mammoth | %mammoth",
      })
  void theSentenceHasTheRightForm(String text, String typed, String right) {
    assertEquals(
        "There is no "
            + typed
            + ". Write "
            + right
            + ": one percent sign, no space after it, lowercase.",
        MagicHint.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Undefined line magic 'mammoth'",
        "%mammoth list",
        "Undefined line magic 'maven2'",
        "Undefined line magic 'matplotlib'",
        "Undefined cell magic 'bash'",
        "%%time",
        "int a = 17 %mammals;",
        "There is no mammoth",
        "",
        "[snippet: [String wrong = 5;], status: REJECTED]"
      })
  void otherMistakesAreNone(String text) {
    assertNull(MagicHint.of(text));
  }

  @Test
  void aLongLineIsNotRepeatedWhole() {
    String hint = String.valueOf(MagicHint.of("%%mammoth " + "x".repeat(10_000)));
    assertEquals(true, hint.length() < 250);
  }
}
