package io.mammoth.connectors.kernel.tables;

import java.util.Locale;

/**
 * Characters that do not show but act: a terminal obeys some, others turn the direction of a line.
 */
public final class ControlCharacters {
  private ControlCharacters() {}

  /** Whether a character acts or breaks a line, rather than shows. */
  public static boolean isOne(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** What shows in place of one: {@code \u001b}. */
  public static String escape(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }

  /** The text with each one escaped, but for line breaks and tabs. */
  public static String escapeIn(String text) {
    if (text.codePoints().allMatch(ControlCharacters::isHarmless)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean breaks = c == '\r' && at < text.length() && text.charAt(at) == '\n';
      safe.append(breaks || isHarmless(c) ? Character.toString(c) : escape(c));
    }
    return safe.toString();
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || c == '\t' || !isOne(c);
  }
}
