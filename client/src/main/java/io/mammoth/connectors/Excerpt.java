package io.mammoth.connectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Foreign text made fit for a message: short, on one line, without control characters and without
 * credentials.
 */
final class Excerpt {
  private static final int LONGEST = 200;

  /** Twice what the longest credential takes in its longest form, and more than an excerpt. */
  private static final int READ = 128 * 1024;

  private Excerpt() {}

  /** The beginning of a text, at most 200 characters. */
  static String of(String text) {
    String line = escaped(text.strip().replaceAll("\\s+", " "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** The beginning of a body, with every credential in it masked. */
  static String of(byte[] body, Credentials credentials) {
    int length = Math.min(body.length, READ);
    String text = credentials.maskIn(new String(body, 0, length, StandardCharsets.UTF_8));
    // Where the text was cut, a credential may have been as well: leave out as much as one can be.
    boolean whole = length == body.length;
    return of(whole ? text : text.substring(0, Math.max(0, text.length() - READ / 2)));
  }

  /** Plain Java of JSON with every credential in it masked. */
  static @Nullable Object masked(@Nullable Object plain, Credentials credentials) {
    if (plain instanceof String text) {
      return credentials.maskIn(text);
    }
    if (plain instanceof List<?> list) {
      List<@Nullable Object> safe = new ArrayList<>();
      for (Object item : list) {
        safe.add(masked(item, credentials));
      }
      return Collections.unmodifiableList(safe);
    }
    if (plain instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> safe = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = credentials.maskIn(String.valueOf(entry.getKey()));
        safe.put(name, masked(entry.getValue(), credentials));
      }
      return Collections.unmodifiableMap(safe);
    }
    return plain;
  }

  /** A text with its control and format characters written out, which a terminal might obey. */
  static String escaped(String line) {
    StringBuilder safe = new StringBuilder(line.length());
    for (int c : line.codePoints().toArray()) {
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        safe.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        safe.appendCodePoint(c);
      }
    }
    return safe.toString();
  }
}
