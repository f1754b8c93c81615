package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Finds exactly one among many that have names and numbers, or says which may have been meant:
 * those whose names hold the text, or are few keystrokes away from it.
 */
final class Names<T> {
  private static final int MOST = 5;

  private final String what;
  private final List<T> all;
  private final Function<T, String> name;
  private final ToLongFunction<T> id;

  /** Among all of these; what they are is for messages. */
  Names(String what, List<T> all, Function<T, String> name, ToLongFunction<T> id) {
    this.what = what;
    this.all = all;
    this.name = name;
    this.id = id;
  }

  /** The one with this name, ignoring case. */
  T one(String wanted) {
    String folded = fold(wanted);
    List<T> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (T each : all) {
      names.add(name.apply(each));
      if (fold(name.apply(each)).equals(folded)) {
        found.add(each);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String named = " named \"" + Excerpt.of(wanted) + "\"";
    if (found.isEmpty()) {
      List<String> near = near(folded, names);
      String shown = String.join(", ", near.stream().map(Excerpt::of).toList());
      String similar = near.isEmpty() ? "." : ". Near it: " + shown + ".";
      throw new NoSuchNameException("There is no " + what + named + similar, near);
    }
    List<String> ids = ids(found);
    throw new NoSuchNameException(
        found.size() + " " + what + "s are" + named + ": use the id, one of " + joined(ids), ids);
  }

  /** The one with this number. */
  T withId(long wanted) {
    for (T each : all) {
      if (id.applyAsLong(each) == wanted) {
        return each;
      }
    }
    List<String> ids = ids(all);
    throw new NoSuchNameException(
        "There is no " + what + " " + wanted + "; there are " + joined(ids), ids);
  }

  private List<String> ids(List<T> some) {
    return some.stream().map(each -> Long.toString(id.applyAsLong(each))).toList();
  }

  private static String joined(List<String> ids) {
    return (ids.isEmpty() ? "none" : String.join(", ", ids)) + ".";
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** At most five of the names, the nearest first. */
  private static List<String> near(String wanted, List<String> names) {
    int reach = Math.max(1, wanted.length() / 3);
    names.removeIf(name -> distance(wanted, name) > reach);
    names.sort(Comparator.comparingInt(name -> distance(wanted, name)));
    return names.stream().limit(MOST).toList();
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
