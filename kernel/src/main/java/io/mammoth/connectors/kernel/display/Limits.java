package io.mammoth.connectors.kernel.display;

/**
 * How much of a table is shown. The rest is counted, never silently left out.
 *
 * @param rows at most so many rows: the first and the last half
 * @param columns at most so many columns: the first ones
 * @param characters at most so many characters of a cell
 */
public record Limits(int rows, int columns, int characters) {
  /** 20 rows, 20 columns, 60 characters. */
  public static final Limits STANDARD = new Limits(20, 20, 60);
}
