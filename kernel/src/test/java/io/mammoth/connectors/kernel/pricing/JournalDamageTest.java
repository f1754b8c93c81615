package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal's line is what was written, or it is refused by its number. */
class JournalDamageTest extends MisbehavingServiceTest {
  private byte[] whole = {};
  private Path copy;

  JournalDamageTest(@TempDir Path folder) {
    super(folder);
    this.copy = folder.resolve("copy");
  }

  @BeforeEach
  void write() throws IOException {
    Plan plan = twoInPro();
    way.behave((call, real) -> isOf(call, PRO) ? refused(422) : real.answer(call));
    refusal(plan::apply);
    whole = Files.readAllBytes(file());
  }

  private String opened(byte[] bytes) throws IOException {
    Files.write(copy, bytes);
    try {
      Journal journal = Journal.open(copy);
      return journal.table().printAll() + journal.draft() + journal.origin();
    } catch (PricingException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void noFlippedBitBecomesAnotherState() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      int line =
          (int)
                  new String(whole, 0, at, StandardCharsets.ISO_8859_1)
                      .chars()
                      .filter(c -> c == '\n')
                      .count()
              + 1;
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        String opened = opened(flipped);
        assertTrue(
            opened.startsWith(
                line == 1
                    ? copy + " is not a journal, or its first line is damaged."
                    : copy + ", line " + line + ", is not of a journal"),
            "byte " + at + ", bit " + bit + ": " + opened);
      }
    }
  }

  private List<String> lines() {
    return new String(whole, StandardCharsets.UTF_8).lines().toList();
  }

  private String opened(List<String> lines) throws IOException {
    return opened((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesInAnotherOrderAreRefused() throws IOException {
    List<String> swapped = new ArrayList<>(lines());
    Collections.swap(swapped, 1, 2);
    assertTrue(opened(swapped).contains("line 2, is not of a journal"), opened(swapped));
  }

  @Test
  void aLineThatIsMissingInTheMiddleIsRefused() throws IOException {
    List<String> fewer = new ArrayList<>(lines());
    fewer.remove(2);
    assertTrue(opened(fewer).contains("line 3, is not of a journal"), opened(fewer));
  }

  @Test
  void aLineOfAnotherJournalIsRefused() throws IOException {
    Files.delete(file());
    desk.written.clear();
    way.behave((call, real) -> real.answer(call));
    sixPrices().apply();
    List<String> mixed = new ArrayList<>(lines());
    mixed.set(1, Files.readAllLines(file()).get(1));
    assertTrue(opened(mixed).contains("line 2, is not of a journal"), opened(mixed));
  }

  @Test
  void aTornLastLineIsACrashsNormalEnd() throws IOException {
    String text = new String(whole, StandardCharsets.UTF_8);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    String expected = opened(Arrays.copyOf(whole, last));
    assertTrue(expected.contains("sending"), expected);
    for (int length = last; length < whole.length; length++) {
      assertEquals(expected, opened(Arrays.copyOf(whole, length)), "cut to " + length);
    }
  }
}
