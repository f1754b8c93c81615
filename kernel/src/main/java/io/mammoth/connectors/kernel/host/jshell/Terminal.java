package io.mammoth.connectors.kernel.host.jshell;

import java.io.File;
import java.io.IOException;
import java.util.Scanner;

/** The terminal that this runs in. */
final class Terminal {
  private static final int USUAL = 80;
  private static final int NARROWEST = 40;

  private Terminal() {}

  /** How many characters stand on a line; 80 where nobody says. Asked anew: windows are resized. */
  static int width() {
    int width = asked();
    return width > 0 ? Math.max(NARROWEST, width) : said(System.getenv("COLUMNS"));
  }

  private static int said(String columns) {
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Math.max(NARROWEST, Integer.parseInt(columns))
        : USUAL;
  }

  /** Java does not know; {@code stty} says rows and columns. 0 where there is none. */
  private static int asked() {
    File terminal = new File("/dev/tty");
    if (!terminal.exists()) {
      return 0;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(terminal)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (Scanner size =
          new Scanner(stty.getInputStream(), java.nio.charset.StandardCharsets.US_ASCII)) {
        return size.hasNextInt() && size.nextInt() >= 0 && size.hasNextInt() ? size.nextInt() : 0;
      }
    } catch (IOException noTerminal) {
      return 0;
    }
  }
}
