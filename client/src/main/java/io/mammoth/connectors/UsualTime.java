package io.mammoth.connectors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time in the one form that services nearly always write, {@code 2026-01-31T10:00:00.5Z},
 * by its places: a general formatter costs as much as the rest of a record.
 */
final class UsualTime {
  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;
  private static final int OFFSET_LENGTH = 6;
  private static final String FORM = "####-##-##T##:##:##";

  private final String text;

  private UsualTime(String text) {
    this.text = text;
  }

  /** The time; null where the text has another form, or is no time at all. */
  static @Nullable Instant of(String text) {
    UsualTime time = new UsualTime(text);
    if (!time.has(FORM, 0)) {
      return null;
    }
    try {
      return time.read();
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private @Nullable Instant read() {
    int end = fractionEnd();
    ZoneOffset zone = end < 0 ? null : zone(end);
    int hour = number(11, 13);
    int minute = number(14, 16);
    int second = number(17, SECONDS_END);
    if (zone == null || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long day = LocalDate.of(number(0, 4), number(5, 7), number(8, 10)).toEpochDay();
    long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
    return Instant.ofEpochSecond(seconds - zone.getTotalSeconds(), nanos(end));
  }

  /** Behind the fraction of a second, or the seconds where there is none; -1 for a bad fraction. */
  private int fractionEnd() {
    if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - SECONDS_END - 1;
    return digits == 0 || digits > NANO_DIGITS ? -1 : end;
  }

  private int nanos(int end) {
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = SECONDS_END + 1 + i;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  /** UTC where there is none; null where it is written in a rarer way. */
  private @Nullable ZoneOffset zone(int start) {
    int length = text.length() - start;
    if (length == 0 || (length == 1 && text.charAt(start) == 'Z')) {
      return ZoneOffset.UTC;
    }
    if (length != OFFSET_LENGTH || !has("##:##", start + 1)) {
      return null;
    }
    int hours = number(start + 1, start + 3);
    int minutes = number(start + 4, start + OFFSET_LENGTH);
    return switch (text.charAt(start)) {
      case '+' -> ZoneOffset.ofHoursMinutes(hours, minutes);
      case '-' -> ZoneOffset.ofHoursMinutes(-hours, -minutes);
      default -> null;
    };
  }

  /** Whether digits stand where the form has #, and its other signs where they stand in it. */
  private boolean has(String form, int start) {
    if (text.length() < start + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char sign = text.charAt(start + i);
      if (form.charAt(i) == '#' ? !isDigit(sign) : sign != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
