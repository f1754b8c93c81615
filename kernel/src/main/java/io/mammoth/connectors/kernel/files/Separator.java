package io.mammoth.connectors.kernel.files;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands between two values of a line.
 *
 * @param isDeclared whether the first line says so, as spreadsheets have it: {@code sep=;}
 */
record Separator(char character, boolean isDeclared) {
  private static final Map<Character, String> WORDS =
      Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");

  /** The one that splits the head line most, a comma where none does. */
  static Separator of(String text) {
    List<String> lines = text.lines().limit(1).toList();
    String head = lines.isEmpty() ? "" : lines.get(0);
    if (head.matches("(?i)sep=.")) {
      return new Separator(head.charAt(4), true);
    }
    Comparator<Character> splits = Comparator.comparingLong(c -> count(head, c));
    char best =
        // The first of those that split alike.
        Stream.of(',', ';', '\t', '|').max(splits).orElse(',');
    return new Separator(best, false);
  }

  /** How often it stands outside of quotation marks. */
  private static long count(String line, char separator) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }

  String words() {
    return WORDS.getOrDefault(character, "\"" + character + "\"");
  }
}
