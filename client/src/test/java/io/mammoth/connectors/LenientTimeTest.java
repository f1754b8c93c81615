package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time is read in each form that services write, and never as another one. */
final class LenientTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T08:00:00Z",
        "2026-01-31t08:00:00z",
        "2026-01-31T08:00",
        "2026-01-31 08:00:00",
        "2026-01-31 08:00:00 UTC",
        "2026-01-31T08:00:00 utc",
        "2026-01-31 08:00:00 GMT",
        "2026-01-31T10:00:00 +02:00",
        "2026-01-31 10:00:00 +0200",
        "2026-01-31T10:00:00+02",
        "  2026-01-31T08:00:00.000 Z ",
        "Sat, 31 Jan 2026 08:00:00 GMT",
        "Sat, 31 Jan 2026 10:00:00 +0200"
      })
  void everyFormIsTheSameTime(String text) {
    assertEquals(Instant.parse("2026-01-31T08:00:00Z"), LenientTime.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T10:00:00Z",
        "2026-02-29 10:00:00",
        "2026-02-30",
        "2026-04-31T10:00:00+02:00",
        "2026-01-31T24:00:00Z",
        "2026-13-01T10:00:00Z",
        "Mon, 30 Feb 2026 10:00:00 GMT",
        "Sat, 30 Feb 2026 10:00:00 GMT",
        "2026-01-31T",
        "2026-01-31 UTC",
        "2026-01-31T10:00:00 CET",
        "UTC",
        "",
        "yesterday"
      })
  void whatDoesNotExistIsNone(String text) {
    assertNull(LenientTime.of(text));
  }
}
