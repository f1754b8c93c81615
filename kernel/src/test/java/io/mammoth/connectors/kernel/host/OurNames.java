package io.mammoth.connectors.kernel.host;

import java.util.ArrayList;
import java.util.List;

/** What a notebook has from us, in {@link UserNamesTest}. */
public final class OurNames {
  /** A constant. */
  public static final OurNames account = new OurNames();

  /** Another. */
  public static final OurNames count = new OurNames();

  private OurNames() {}

  /** Overloaded, as {@code table} is. */
  public static List<String> rows(OurNames of) {
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
