package io.mammoth.connectors.kernel.display.chart;

import java.util.List;

/**
 * A chart worked out: everything that its three forms draw alike.
 *
 * @param title above it; empty for none
 * @param xTitle at the horizontal axis
 * @param yTitle at the vertical axis, with the unit
 * @param axis how the horizontal axis counts
 * @param points what is drawn, in order
 * @param caption below it: how many values are missing, or not shown
 */
record Plot(
    Mark mark,
    String title,
    String xTitle,
    String yTitle,
    Axis axis,
    List<Point> points,
    String caption) {

  /** How the horizontal axis counts. */
  enum Axis {
    /** Names, in the order of the points. */
    NAMES,
    /** Numbers. */
    NUMBERS,
    /** Seconds since 1970, UTC. */
    TIMES
  }

  Plot {
    points = List.copyOf(points);
  }

  /** With no text so long that it would leave no room for what is drawn. */
  Plot labelled() {
    return new Plot(
        mark,
        Labels.title(title),
        Labels.axis(xTitle),
        Labels.axis(yTitle),
        axis,
        points.stream().map(p -> new Point(Labels.name(p.label()), p.x(), p.values())).toList(),
        Labels.title(caption));
  }

  double largest() {
    return points.stream().flatMap(p -> p.values().stream()).mapToDouble(v -> v).max().orElse(1);
  }

  double smallest() {
    return points.stream().flatMap(p -> p.values().stream()).mapToDouble(v -> v).min().orElse(0);
  }
}
