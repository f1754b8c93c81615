package io.mammoth.connectors.kernel.display.chart;

import java.util.List;

/**
 * One thing that is drawn.
 *
 * @param label its name on the horizontal axis; for numbers and times, as text
 * @param x its place on the horizontal axis: a number, seconds since 1970 for times, its order for
 *     names
 * @param values its height; for a box smallest, first quartile, median, third quartile, largest
 */
record Point(String label, double x, List<Double> values) {

  double y() {
    return values.get(0);
  }
}
