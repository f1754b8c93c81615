package io.mammoth.connectors;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Foreign text made fit for a message: short, on one line, without control characters and without
 * credentials.
 */
final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  /** The beginning of a text, at most 200 characters. */
  static String of(String text) {
    String line = escape(text.strip().replaceAll("\\s+", " "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** The beginning of a body, with every credential in it masked. */
  static String of(byte[] body, Credentials credentials) {
    int length = Math.min(body.length, 8 * LONGEST);
    return of(masked(new String(body, 0, length, StandardCharsets.UTF_8), credentials));
  }

  /** A text with every credential in it masked: a service may repeat what it was sent. */
  static String masked(String text, Credentials credentials) {
    String safe = text;
    List<String> secrets = credentials.secrets();
    for (String secret : secrets) {
      safe = safe.replace(secret, "····");
    }
    return safe;
  }

  private static String escape(String line) {
    StringBuilder safe = new StringBuilder(line.length());
    line.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
