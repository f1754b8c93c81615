package io.mammoth.connectors.kernel.tables;

import java.util.Collection;
import java.util.Locale;

/** Names of columns, which Tablesaw holds to be the same when only their case differs. */
public final class ColumnNames {
  private ColumnNames() {}

  /** The name itself; when it is taken, with the first number from 2 on that is free. */
  public static String free(Collection<String> taken, String name) {
    String free = name;
    for (int number = 2; isTaken(taken, free); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  private static boolean isTaken(Collection<String> taken, String name) {
    // Not by lower case: that depends on the machine's language, and i and I are two in Turkish.
    return taken.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** A name without what does not tell names apart: by both cases, as some letters meet in one. */
  public static String folded(String name) {
    return name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
