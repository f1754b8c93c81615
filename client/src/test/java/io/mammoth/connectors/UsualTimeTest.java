package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a time by its places says the same as the formatter that reads every form. */
class UsualTimeTest {
  private static final int TEXTS = 200_000;
  private static final String SIGNS = "0123456789012345678901234567890123456789-:.TZ+ tz";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T10:00:00Z",
        "2026-01-31T10:00:00",
        "2024-02-29T23:59:59.5Z",
        "2026-01-31T10:00:00.123456789Z",
        "2026-01-31T10:00:00.123456+00:00",
        "2026-01-31T10:00:00+13:45",
        "2026-01-31T10:00:00-09:30",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void theUsualFormsAreRead(String text) {
    assertNotNull(UsualTime.of(text));
    assertEquals(LenientTime.rare(text), UsualTime.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "2026-02-30T10:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T10:00:60Z",
        "2026-01-31T10:00:00.Z",
        "2026-01-31T10:00:00.1234567890Z",
        "2026-01-31T10:00:00+18:01",
        "2026-01-31T10:00:00+1:00",
        "2026-01-31T10:00:00z",
        "2026-01-31 10:00:00Z",
        "2026-01-31T10:00:00Z "
      })
  void everythingElseIsLeftToTheFormatter(String text) {
    assertNull(UsualTime.of(text));
  }

  @Test
  void noTextIsReadAsAnotherTime() {
    Random random = new Random(8);
    for (int i = 0; i < TEXTS; i++) {
      String text = spoilt("2026-01-31T10:00:00.123456+01:00", random);
      var usual = UsualTime.of(text);
      if (usual != null) {
        assertEquals(LenientTime.rare(text), usual, text);
      }
    }
  }

  /** A time with a sign or two in the place of others, cut off anywhere. */
  private static String spoilt(String time, Random random) {
    StringBuilder text = new StringBuilder(time);
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      text.setCharAt(random.nextInt(text.length()), SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    if (random.nextBoolean()) {
      text.setLength(random.nextInt(text.length()));
    }
    return text.toString();
  }
}
