package io.mammoth.connectors.kernel.host;

/** What a library of the user's has under names of ours, in {@link UserNamesTest}. */
public final class LibraryNames {
  /** The same name as a constant of ours. */
  public static final int count = 7;

  private LibraryNames() {}

  /** The same name as a type of ours. */
  public static final class Pattern {
    /** For cells. */
    public Pattern() {}

    /** Any value. */
    public String name() {
      return "mine";
    }
  }

  /** Another overload beside ours. */
  public static String rows(int some) {
    return "rows " + some;
  }
}
