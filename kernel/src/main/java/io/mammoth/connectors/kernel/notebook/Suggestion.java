package io.mammoth.connectors.kernel.notebook;

import java.util.Collection;
import java.util.Comparator;

/** "Did you mean" for a mistyped word. */
final class Suggestion {
  private static final int MOST_TYPOS = 2;

  private Suggestion() {}

  static String of(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> Math.abs(word.length() - typed.length()) <= MOST_TYPOS)
        .filter(word -> distance(typed, word) <= MOST_TYPOS)
        // At least one letter is as it was typed.
        .filter(word -> distance(typed, word) < word.length())
        .min(
            Comparator.<String>comparingInt(word -> distance(typed, word))
                // A wrong letter is likelier than one too many.
                .thenComparingInt(word -> Math.abs(word.length() - typed.length())))
        .map(nearest -> "Did you mean " + nearest + "?")
        .orElseGet(() -> "There are: " + String.join(", ", words) + ".");
  }

  /** The fewest letters to change, add or drop: a row for each letter, from the row before it. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int letter = 1; letter <= from.length(); letter++) {
      int diagonal = row[0];
      row[0] = letter;
      for (int column = 1; column < row.length; column++) {
        int changed = diagonal + (from.charAt(letter - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
