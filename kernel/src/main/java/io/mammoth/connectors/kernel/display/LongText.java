package io.mammoth.connectors.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A text of many lines, made inert, up to what an output may have. */
public final class LongText {
  /** Kept free for the sentence on what is left out. */
  private static final int SENTENCE = 1024;

  private LongText() {}

  /**
   * As much of a text as fits.
   *
   * @param rest how to get the rest, said where there is one
   */
  public static Rendering of(String text, String rest) {
    StringBuilder shown = new StringBuilder();
    int left = Limits.BYTES - SENTENCE;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      String visible = c == '\n' ? "\n" : Text.visible(c);
      left -= visible.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      shown.append(visible);
      at += Character.charCount(c);
    }
    return new Rendering("", at < text.length() ? shown + left(at, text, rest) : shown.toString());
  }

  private static String left(int shown, String text, String rest) {
    return String.format(
        Locale.ROOT, "…\n%,d of %,d characters are shown. %s", shown, text.length(), rest);
  }
}
