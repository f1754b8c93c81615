package io.mammoth.connectors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time in any of the forms that services write: ISO 8601 with or without zone, with a space
 * for the T, a date alone, or the date of an HTTP header. A date that does not exist, such as 30
 * February, is none.
 */
final class LenientTime {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  private LenientTime() {}

  /** The time, in UTC where the text names no zone; null where it is none. */
  static @Nullable Instant of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant usual = UsualTime.of(text);
    return usual == null ? rare(text) : usual;
  }

  static @Nullable Instant rare(String text) {
    String iso =
        text.strip()
            .replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T")
            .replace(" ", "")
            .replaceFirst("(?i)(UTC|GMT)$", "Z");
    try {
      return instant(
          ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    } catch (DateTimeException notIso) {
      return httpDate(text.strip());
    }
  }

  private static Instant instant(TemporalAccessor time) {
    if (time instanceof OffsetDateTime zoned) {
      return zoned.toInstant();
    }
    return time instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant httpDate(String text) {
    try {
      return Instant.from(HTTP_DATE.parse(text));
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
