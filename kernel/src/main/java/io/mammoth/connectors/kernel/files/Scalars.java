package io.mammoth.connectors.kernel.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of text, each null when the text is none of its kind. */
final class Scalars {
  private static final String WHOLE = "-?(?:0|[1-9]\\d{0,18})";
  private static final String ZONED = ".*(?:Z|[-+]\\d\\d(?::?\\d\\d)?)";

  private Scalars() {}

  /** As spreadsheets write it too, the German one included. */
  static @Nullable Boolean flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "wahr" -> true;
      case "false", "falsch" -> false;
      default -> null;
    };
  }

  /** Without a zero in front: 007 is a text. */
  static @Nullable Long whole(String text) {
    try {
      return text.strip().matches(WHOLE) ? Long.valueOf(text.strip()) : null;
    } catch (NumberFormatException larger) {
      return null;
    }
  }

  /** A time in UTC where it names no zone. */
  static @Nullable Instant time(String text) {
    String iso = text.strip().replaceFirst("(?<=^\\d{4}-\\d\\d-\\d\\d) ", "T");
    try {
      return iso.matches("\\d.*T" + ZONED)
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      return null;
    }
  }

  static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException none) {
      return null;
    }
  }
}
