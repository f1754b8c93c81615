package io.mammoth.connectors.kernel.display;

/**
 * How much of a table is shown. The rest is counted, never silently left out. Whatever the limits
 * say, no output grows beyond its bytes: rows are left out then.
 *
 * @param rows at most so many rows: the first and the last half
 * @param columns at most so many columns: the first ones
 * @param characters at most so many characters of a cell
 * @param width how many characters stand on a line of text, which has shorter cells and fewer
 *     columns then
 * @param bytes at most so many bytes of HTML, and of text
 */
public record Limits(int rows, int columns, int characters, int width, int bytes) {
  /** What an output may have: 256 KiB. */
  public static final int BYTES = 256 * 1024;

  /** 20 rows, 20 columns, 60 characters. */
  public static final Limits STANDARD = new Limits(20, 20, 60);

  /** Limits of a text that scrolls sideways. */
  public Limits(int rows, int columns, int characters) {
    this(rows, columns, characters, Integer.MAX_VALUE, BYTES);
  }

  /** The same for lines of so many characters. */
  public Limits within(int characters) {
    return new Limits(rows, columns, this.characters, characters, bytes);
  }

  /** The same for one of so many parts of an output. */
  public Limits among(int parts) {
    return new Limits(rows, columns, characters, width, bytes / parts);
  }

  /** The same with fewer columns and shorter cells. */
  Limits less(int columns, int characters) {
    return new Limits(rows, columns, Math.min(this.characters, characters), width, bytes);
  }

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
