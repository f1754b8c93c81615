package io.mammoth.connectors.kernel.display;

/**
 * How much of a table is shown. The rest is counted, never silently left out. Whatever the limits
 * say, no output grows beyond 256 KiB: rows are left out then.
 *
 * @param rows at most so many rows: the first and the last half
 * @param columns at most so many columns: the first ones
 * @param characters at most so many characters of a cell
 */
public record Limits(int rows, int columns, int characters) {
  /** 20 rows, 20 columns, 60 characters. */
  public static final Limits STANDARD = new Limits(20, 20, 60);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when rows or columns are below 0, or characters below 1
   */
  public Limits {
    if (rows < 0 || columns < 0 || characters < 1) {
      throw new IllegalArgumentException(
          "Limits are 0 or more rows, 0 or more columns, 1 or more characters, not "
              + rows
              + ", "
              + columns
              + ", "
              + characters);
    }
  }
}
