package io.mammoth.connectors.kernel.notebook;

import java.util.Collection;
import java.util.Comparator;

/** "Did you mean" for a mistyped word. */
final class Suggestion {
  private Suggestion() {}

  static String of(String typed, Collection<String> words) {
    String nearest =
        words.stream().min(Comparator.comparingInt(word -> distance(typed, word))).orElseThrow();
    return distance(typed, nearest) <= 2
        ? "Did you mean " + nearest + "?"
        : "There are: " + String.join(", ", words) + ".";
  }

  /** The fewest letters to change, add or drop. */
  private static int distance(String from, String to) {
    if (from.isEmpty() || to.isEmpty()) {
      return from.length() + to.length();
    }
    String shorterFrom = from.substring(1);
    String shorterTo = to.substring(1);
    if (from.charAt(0) == to.charAt(0)) {
      return distance(shorterFrom, shorterTo);
    }
    return 1
        + Math.min(
            distance(shorterFrom, shorterTo),
            Math.min(distance(from, shorterTo), distance(shorterFrom, to)));
  }
}
