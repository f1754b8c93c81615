package io.mammoth.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}, in seconds or as an HTTP date, whatever it holds: what cannot be read
 * is absent.
 */
final class RetryAfter {
  private static final int MOST_DIGITS = 40;
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private RetryAfter() {}

  /**
   * How long to wait, 0 for a time that is past; null when the header is absent or cannot be read.
   */
  static @Nullable Duration of(@Nullable String header, Instant now) {
    String value = header == null ? "" : header.strip();
    if (value.matches("\\d{1," + MOST_DIGITS + "}(\\.\\d{1,9})?")) {
      return seconds(new BigDecimal(value));
    }
    return date(value, now);
  }

  private static Duration seconds(BigDecimal seconds) {
    BigDecimal longest = BigDecimal.valueOf(FOREVER.toSeconds());
    return Duration.ofSeconds(seconds.min(longest).setScale(0, RoundingMode.UP).longValueExact());
  }

  private static @Nullable Duration date(String value, Instant now) {
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration wait = Duration.between(now, until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
