package io.mammoth.connectors.kernel.display;

import io.mammoth.connectors.kernel.tables.ControlCharacters;

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
      default -> ControlCharacters.isOne(c) ? ControlCharacters.escape(c) : Character.toString(c);
    };
  }

  /** How wide a text stands in a terminal, in characters. */
  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
