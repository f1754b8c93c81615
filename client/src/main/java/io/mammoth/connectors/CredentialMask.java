package io.mammoth.connectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks credentials in foreign text, in each form in which a service or proxy may repeat what it
 * was sent: as such, with characters escaped as in JSON, HTML or a URL (nested up to sixteen
 * characters for one), in Base64 at any offset, in hex, reversed, in other case, and broken over
 * lines.
 *
 * <p>A credential of fewer than eight characters may be an ordinary word: it is masked as written,
 * escaped, and in Base64 of its own, not in other case, reversed, in hex or within other Base64.
 */
final class CredentialMask {
  static final String MASK = "····";

  private static final int SHORTEST_UNUSUAL = 8;

  /** Bits of one character in Base64, and of one byte. */
  private static final int SIX = 6;

  private final List<Form> forms = new ArrayList<>();
  private final boolean[] begins = new boolean[128];

  /**
   * A text to look for.
   *
   * @param spread how many characters of Base64 beside it may hold bits of it
   * @param ways how it may have to be read
   */
  private record Form(String text, boolean anyCase, boolean base64, int spread, List<Way> ways) {
    static Form plain(String text, boolean anyCase) {
      boolean plain = text.chars().allMatch(c -> Escape.BEGINS.indexOf(c) < 0);
      return new Form(text, anyCase, false, 0, plain ? Way.PLAIN : Way.ALL);
    }

    static Form base64(String text, int spread) {
      return new Form(text, false, true, spread, Way.PLAIN);
    }

    boolean same(int shown, int wanted) {
      if (base64) {
        return shown == wanted
            || (wanted == '+' && shown == '-')
            || (wanted == '/' && shown == '_');
      }
      return shown == wanted
          || (anyCase && Character.toLowerCase(shown) == Character.toLowerCase(wanted));
    }
  }

  CredentialMask(@Nullable String key, String secret) {
    add(secret);
    if (key != null) {
      add(key);
      addBase64(key + ":" + secret);
    }
    for (Form form : forms) {
      char first = form.text.charAt(0);
      for (char c = 0; c < begins.length; c++) {
        begins[c] |= form.same(c, first);
      }
    }
    for (char escape : Escape.BEGINS.toCharArray()) {
      begins[escape] = true;
    }
  }

  private void add(String value) {
    boolean unusual = value.length() >= SHORTEST_UNUSUAL;
    // Where backslashes are not escaped themselves, those in a row are read as one.
    for (String plain : new HashSet<>(List.of(value, value.replaceAll("\\\\+", "\\\\")))) {
      forms.add(Form.plain(plain, unusual));
      if (unusual) {
        forms.add(Form.plain(new StringBuilder(plain).reverse().toString(), true));
      }
    }
    if (unusual) {
      forms.add(Form.plain(HexFormat.of().formatHex(value.getBytes(US_ASCII)), true));
    }
    addBase64(value);
  }

  /**
   * What a value looks like in Base64 behind any other bytes, without characters shared with them.
   */
  private void addBase64(String value) {
    if (value.length() < SHORTEST_UNUSUAL) {
      String whole = Base64.getEncoder().encodeToString(value.getBytes(US_ASCII));
      forms.add(Form.base64(whole, 0));
      return;
    }
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("\0".repeat(before) + value).getBytes(US_ASCII);
      String coded = Base64.getEncoder().encodeToString(bytes);
      int from = (before * Byte.SIZE + SIX - 1) / SIX;
      String own = coded.substring(from, bytes.length * Byte.SIZE / SIX);
      forms.add(Form.base64(own, 1));
    }
  }

  /** The text with every form of the credentials masked. */
  String in(String text) {
    StringBuilder safe = new StringBuilder();
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= begins.length || !begins[c]) {
        continue;
      }
      for (Form form : forms) {
        int end = end(form, text, at);
        if (end > copied) {
          int begin = at - spread(form, text, at - 1);
          if (begin >= copied) {
            safe.append(text, copied, begin).append(MASK);
          }
          copied = end + spread(form, text, end);
        }
      }
    }
    return copied == 0 ? text : safe.append(text, copied, text.length()).toString();
  }

  /** How many characters of Base64 on this side are masked as well. */
  private static int spread(Form form, String text, int at) {
    boolean inside = at >= 0 && at < text.length();
    boolean coded =
        inside
            && (Character.isLetterOrDigit(text.charAt(at)) || "+/-_".indexOf(text.charAt(at)) >= 0);
    return coded ? form.spread : 0;
  }

  /** Where a form that begins at this place ends; -1 when none does. */
  private static int end(Form form, String text, int from) {
    for (Way way : form.ways()) {
      int end = end(form, text, from, way);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private static int end(Form form, String text, int from, Way way) {
    int at = from;
    for (int i = 0; i < form.text.length() && at >= 0; i++) {
      int next = i == 0 ? at : behindBreaks(text, at);
      at =
          next < text.length()
              ? way.unit(form, text, next, text.charAt(next), next + 1, form.text.charAt(i))
              : -1;
    }
    return at;
  }

  private static int behindBreaks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  /**
   * How a text is read that can be read in several ways: a credential may itself hold what begins
   * an escape.
   *
   * @param escapesFirst whether an escape is taken as such where its characters are wanted too
   * @param lastEscapes whether the last of several backslashes belongs to what follows
   */
  private record Way(boolean escapesFirst, boolean lastEscapes) {
    static final List<Way> PLAIN = List.of(new Way(false, false));
    static final List<Way> ALL =
        List.of(
            new Way(false, false), new Way(true, false), new Way(false, true), new Way(true, true));

    /**
     * Where the characters that stand for a wanted one end; -1 when they stand for another.
     *
     * @param shown what those before {@code rest} stand for, which may itself begin an escape
     */
    int unit(Form form, String text, int from, int shown, int rest, int wanted) {
      int plain = form.same(shown, wanted) ? plain(text, from, shown, rest) : -1;
      if (plain >= 0 && !escapesFirst) {
        return plain;
      }
      Escape escape = rest - from < Escape.LONGEST ? Escape.at(text, shown, rest) : null;
      int escaped =
          escape == null ? -1 : unit(form, text, from, escape.character(), escape.end(), wanted);
      return escaped >= 0 ? escaped : plain;
    }

    /** Escaping doubles backslashes, each time: any number of them is one. */
    private int plain(String text, int from, int shown, int rest) {
      if (shown != '\\' || rest > from + 1) {
        return rest;
      }
      int end = Escape.behindBackslashes(text, rest);
      return lastEscapes && end > rest ? end - 1 : end;
    }
  }
}
