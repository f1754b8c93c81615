package io.mammoth.connectors.kernel.display;

/**
 * How everything looks: relative sizes and faintness only, so that it reads on light and dark, and
 * survives a front end that takes style sheets away.
 */
final class Style {
  /** Around everything: wide things scroll. */
  static final String FRAME = "overflow-x:auto;font-size:0.93em";

  static final String TABLE = "margin:0 0 4px 0";

  /** Above a table, in line with the text of its first column. */
  static final String CAPTION =
      "caption-side:top;text-align:left;font-weight:bold;white-space:nowrap;padding:4px 0.5em";

  /** What tells less than the rest. */
  static final String FAINT = "opacity:0.65;font-weight:normal;";

  /** What is torn apart when it wraps: names of columns, numbers, times. */
  static final String WHOLE = "white-space:nowrap;";

  /** A text that may wrap, but not into a pillar of words. */
  static final String SENTENCE = "min-width:15em;";

  /** Sentences below, in line with the caption. */
  static final String BELOW = "padding:0 0.5em;";

  private Style() {}
}
