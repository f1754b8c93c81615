package io.mammoth.connectors.kernel.files;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula, and run: an apostrophe before one disarms it.
 * Both ways are exact, so that a file that is saved and loaded is the same.
 */
public final class Formulas {
  /** Wide forms too, and whatever blank a spreadsheet skips before them. */
  private static final Pattern ARMED =
      Pattern.compile(
          "(?s)'*(?:[\\s\\p{Z}\\p{Cntrl}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\\p{Cntrl}]).*");

  private Formulas() {}

  /** The text with an apostrophe before it where it is one. */
  public static String disarmed(String text) {
    return ARMED.matcher(text).matches() ? "'" + text : text;
  }

  static boolean isDisarmed(String text) {
    return text.startsWith("'") && ARMED.matcher(text).matches();
  }

  /** The text as it was before. */
  public static String armed(String text) {
    return isDisarmed(text) ? text.substring(1) : text;
  }
}
