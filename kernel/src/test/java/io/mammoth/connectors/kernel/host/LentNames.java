package io.mammoth.connectors.kernel.host;

import java.util.ArrayList;
import java.util.List;

/** What a notebook has from us, in {@link UserNamesTest}. */
public final class LentNames {
  /** A constant. */
  public static final LentNames account = new LentNames();

  /** Another. */
  public static final LentNames count = new LentNames();

  private LentNames() {}

  /** Overloaded, as {@code table} is. */
  public static List<String> rows(LentNames of) {
    return new ArrayList<>(List.of("one", "two"));
  }

  /** Overloaded, as {@code table} is. */
  public static List<String> rows(String of) {
    return List.of(of);
  }

  /** Has the name and the parameters of a method of {@link System}. */
  public static void load(String file) {
    if (!file.isEmpty()) {
      throw new UnsupportedOperationException(file);
    }
  }
}
