package io.mammoth.connectors;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Finds exactly one among many that have names and numbers, or says which may have been meant:
 * those whose names hold the text, or are few keystrokes away from it.
 *
 * @param what what they are, for messages
 */
record Names<T>(String what, List<T> all, Function<T, String> name, ToLongFunction<T> id) {
  private static final int MOST = 5;

  /** The one with this name, ignoring case. */
  T one(String name) {
    String wanted = fold(name);
    List<T> found = all.stream().filter(one -> fold(name(one)).equals(wanted)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    String named = " named \"" + Excerpt.of(name) + "\"";
    if (found.isEmpty()) {
      List<String> near = near(wanted, all.stream().map(this::name).toList());
      throw new ConfigurationException(
          "There is no "
              + what
              + named
              + (near.isEmpty() ? "." : ". Near it: " + String.join(", ", near) + "."));
    }
    throw new ConfigurationException(
        found.size() + " " + what + "s are" + named + ": use the id, one of " + ids(found) + ".");
  }

  /** The one with this number. */
  T withId(long wanted) {
    return all.stream()
        .filter(one -> id.applyAsLong(one) == wanted)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "There is no " + what + " " + wanted + "; there are " + ids(all) + "."));
  }

  private String name(T one) {
    return name.apply(one);
  }

  private String ids(List<T> some) {
    return some.isEmpty()
        ? "none"
        : some.stream()
            .map(one -> Long.toString(id.applyAsLong(one)))
            .collect(Collectors.joining(", "));
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** At most five of the names, the nearest first. */
  private static List<String> near(String wanted, List<String> names) {
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
