package io.mammoth.connectors.kernel.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 10m} or {@code 1h30m}. */
final class TimeLimit implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration limit = Duration.parse("PT" + text.toUpperCase(Locale.ROOT).replaceFirst("^PT", ""));
      if (limit.compareTo(Duration.ZERO) > 0) {
        return limit;
      }
    } catch (DateTimeParseException notATime) {
      // Refused below, as a time of nothing is.
    }
    throw new TypeConversionException(
        "a time is written like 90s, 10m or 1h30m: not '" + text + "'");
  }

  static String text(@Nullable Duration limit) {
    return limit == null ? "" : limit.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
