package io.mammoth.connectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A character that others stand for in JSON, HTML or a URL.
 *
 * @param end where they end
 */
record Escape(int character, int end) {
  /** One character is never read from more than about so many, however often it was escaped. */
  static final int LONGEST = 16;

  /** What an escape may begin with. */
  static final String BEGINS = "%\\&";

  private static final List<String> NAMES = List.of("amp;", "lt;", "gt;", "quot;", "apos;");
  private static final String NAMED = "&<>\"'";

  /** That which begins with a character and goes on at a place; null when none does. */
  static @Nullable Escape at(String text, int first, int rest) {
    return switch (first) {
      case '%' -> number(text, rest, rest + 2, 16);
      case '\\' -> behindBackslash(text, behindBackslashes(text, rest));
      case '&' -> entity(text, rest);
      default -> null;
    };
  }

  private static @Nullable Escape behindBackslash(String text, int at) {
    if (at >= text.length()) {
      return null;
    }
    Escape coded =
        switch (text.charAt(at)) {
          case 'u' -> number(text, at + 1, at + 5, 16);
          case 'x' -> number(text, at + 1, at + 3, 16);
          default -> null;
        };
    return coded == null ? new Escape(text.charAt(at), at + 1) : coded;
  }

  private static @Nullable Escape entity(String text, int at) {
    for (String name : NAMES) {
      if (text.startsWith(name, at)) {
        return new Escape(NAMED.charAt(NAMES.indexOf(name)), at + name.length());
      }
    }
    int end = at;
    int most = text.startsWith("#", at) ? Math.min(text.length(), at + LONGEST + 1) : at;
    while (end < most && text.charAt(end) != ';') {
      end++;
    }
    if (end == most) {
      return null;
    }
    boolean hex = text.startsWith("x", at + 1) || text.startsWith("X", at + 1);
    Escape number = number(text, at + (hex ? 2 : 1), end, hex ? 16 : 10);
    return number == null ? null : new Escape(number.character, end + 1);
  }

  private static @Nullable Escape number(String text, int from, int end, int radix) {
    int number = 0;
    for (int at = from; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0) {
        return null;
      }
      number = Math.min(number * radix + digit, Character.MAX_CODE_POINT);
    }
    return end > from ? new Escape(number, end) : null;
  }

  /** Where the backslashes from a place on end, of which a few are read at a time. */
  static int behindBackslashes(String text, int from) {
    int most = Math.min(text.length(), from + LONGEST);
    int at = from;
    while (at < most && text.charAt(at) == '\\') {
      at++;
    }
    return at;
  }
}
