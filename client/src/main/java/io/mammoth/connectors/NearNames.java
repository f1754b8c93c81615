package io.mammoth.connectors;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names that somebody may have meant: those that hold the text, or are few keystrokes away from it.
 */
final class NearNames {
  private static final int MOST = 5;

  private NearNames() {}

  /** At most five of the names, the nearest first. */
  static List<String> of(String wanted, List<String> names) {
    int reach = Math.max(1, wanted.length() / 3);
    return names.stream()
        .filter(name -> distance(wanted, name) <= reach)
        .sorted(Comparator.comparingInt((String name) -> distance(wanted, name)))
        .limit(MOST)
        .map(Excerpt::of)
        .toList();
  }

  private static int distance(String wanted, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    boolean holds = wanted.length() > 2 && folded.contains(wanted);
    return holds ? 1 : keystrokes(wanted, folded);
  }

  private static int keystrokes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
