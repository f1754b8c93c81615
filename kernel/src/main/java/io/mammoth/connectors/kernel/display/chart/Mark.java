package io.mammoth.connectors.kernel.display.chart;

/** What a chart is drawn with. */
enum Mark {
  /** A bar for each name, from 0. */
  BAR,
  /** A bar for each interval, side by side. */
  HISTOGRAM,
  /** Points joined in their order. */
  LINE,
  /** Points. */
  SCATTER,
  /** For each name the smallest, the quartiles and the largest value. */
  BOX
}
