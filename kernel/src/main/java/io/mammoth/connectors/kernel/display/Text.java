package io.mammoth.connectors.kernel.display;

import java.util.Locale;

/** Foreign text made fit for one line. */
public final class Text {
  private Text() {}

  /** On one line, control and direction characters made visible, at most so many characters. */
  public static String line(String text, int most) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (int at = 0; at < text.length(); length++) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (length == most - 1 && at < text.length()) {
        return line.append('…').toString();
      }
      line.append(visible(c));
    }
    return line.toString();
  }

  /** A character that shows, or the sign that stands for one that does not. */
  static String visible(int c) {
    return switch (c) {
      case '\n' -> "↵";
      case '\t' -> "⇥";
      default -> isHidden(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c);
    };
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** How wide a text stands in a terminal, in characters. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
