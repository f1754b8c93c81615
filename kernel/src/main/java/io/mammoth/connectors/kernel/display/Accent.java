package io.mammoth.connectors.kernel.display;

/**
 * What sets a cell of a table off from the others: a tint that reads on light and dark, and a sign
 * before the value that the plain text shows too. The footer says what the signs mean.
 *
 * <pre>{@code
 * TableView.of(plan, limits, "", (row, column) ->
 *     column.equals("new_price") ? Accent.CHANGED : Accent.NONE);
 * }</pre>
 */
public enum Accent {
  /** Nothing. */
  NONE("", ""),
  /** A value that is another than before. */
  CHANGED("* ", "background-color:rgba(66,133,244,0.18);"),
  /** A row that was not there before. */
  ADDED("+ ", "background-color:rgba(15,157,88,0.2);"),
  /** A row that is not there any more. */
  REMOVED("- ", "background-color:rgba(244,160,0,0.22);"),
  /** A value that something is wrong with. */
  PROBLEM("! ", "background-color:rgba(219,68,55,0.22);");

  private final String sign;
  private final String style;

  Accent(String sign, String style) {
    this.sign = sign;
    this.style = style;
  }

  String sign() {
    return sign;
  }

  String style() {
    return style;
  }

  /** The accent of each cell. */
  @FunctionalInterface
  public interface Of {
    /** The accent of a cell, by its row, counted from 0, and the name of its column. */
    Accent at(int row, String column);
  }
}
