package io.mammoth.connectors.kernel.host.jjava;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JJava takes a line of a text block for a magic where it begins with a per cent sign and a word.
 * Written as an escape, the sign is the same to Java and is not found by JJava.
 */
final class TextBlocks {
  private static final String QUOTES = "\"".repeat(3);
  private static final String ESCAPE = "\\45";
  private static final Pattern CELL_MAGIC = Pattern.compile("^%%\\w");
  private static final Pattern LINE_MAGIC = Pattern.compile("\\s*%\\w.*");

  private final String code;
  private final StringBuilder escaped = new StringBuilder();
  private int at;

  private TextBlocks(String code) {
    this.code = code;
  }

  /** The same Java without such a line. */
  static String escaped(String code) {
    if (!code.contains(QUOTES) || !code.contains("%") || CELL_MAGIC.matcher(code).find()) {
      return code;
    }
    return new TextBlocks(code).escaped();
  }

  private String escaped() {
    while (at < code.length()) {
      if (isLineStart() && copied(LINE_MAGIC)) {
        continue;
      }
      if (code.startsWith("//", at)) {
        copy(end("\n"));
      } else if (code.startsWith("/*", at)) {
        copy(end("*/"));
      } else if (code.startsWith(QUOTES, at)) {
        copyTextBlock();
      } else if (code.charAt(at) == '"' || code.charAt(at) == '\'') {
        copyLiteral(code.charAt(at));
      } else {
        copy(at + 1);
      }
    }
    return escaped.toString();
  }

  private boolean isLineStart() {
    return at == 0 || code.charAt(at - 1) == '\n';
  }

  private boolean copied(Pattern line) {
    Matcher found = line.matcher(code).region(at, code.length());
    boolean isThere = found.lookingAt();
    if (isThere) {
      copy(found.end());
    }
    return isThere;
  }

  private void copyTextBlock() {
    copy(at + QUOTES.length());
    while (at < code.length() && !code.startsWith(QUOTES, at)) {
      if (code.charAt(at) == '%' && at + 1 < code.length() && isWord(code.charAt(at + 1))) {
        escaped.append(ESCAPE);
        at++;
      } else {
        copy(code.charAt(at) == '\\' ? at + 2 : at + 1);
      }
    }
    copy(at + QUOTES.length());
  }

  /** A literal ends with its line at the latest, even where it is wrong. */
  private void copyLiteral(char quote) {
    copy(at + 1);
    while (at < code.length() && code.charAt(at) != quote && code.charAt(at) != '\n') {
      copy(code.charAt(at) == '\\' ? at + 2 : at + 1);
    }
    copy(at + 1);
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private int end(String mark) {
    int found = code.indexOf(mark, at + 2);
    return found < 0 ? code.length() : found + mark.length();
  }

  private void copy(int to) {
    int end = Math.min(to, code.length());
    escaped.append(code, at, end);
    at = end;
  }
}
