package io.mammoth.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}, in seconds or as an HTTP date, whatever it holds: what cannot be read
 * is absent.
 */
final class RetryAfter {
  private static final int MOST_DIGITS = 40;
  private static final Duration FOREVER = Duration.ofDays(36_500);

  // The three forms of a date that RFC 9110, section 5.6.7, wants to be understood.
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ASCTIME =
      form(
          new DateTimeFormatterBuilder()
              .appendPattern("EEE MMM ")
              .padNext(2)
              .appendValue(ChronoField.DAY_OF_MONTH)
              .appendPattern(" HH:mm:ss uuuu"));

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
    for (DateTimeFormatter form : List.of(RFC_1123, rfc850(now), ASCTIME)) {
      try {
        Duration wait = Duration.between(now, Instant.from(form.parse(value)));
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeException anotherForm) {
        // The next one may fit.
      }
    }
    return null;
  }

  /** Its year has two digits: RFC 9110 puts it at most 50 years from now. */
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
    return form(
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
            .appendPattern(" HH:mm:ss 'GMT'"));
  }

  private static DateTimeFormatter form(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
