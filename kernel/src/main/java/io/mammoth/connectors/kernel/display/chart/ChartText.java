package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.StringJoiner;

/** A chart as text: a line for each bar, point or box. */
final class ChartText {
  private static final int WIDEST_BAR = 40;
  private static final int MOST_LINES = 40;

  private ChartText() {}

  static String of(Plot plot) {
    StringJoiner text = new StringJoiner("\n");
    if (!plot.title().isEmpty()) {
      text.add(plot.title());
    }
    text.add(plot.yTitle() + " by " + plot.xTitle());
    List<Point> shown = plot.points().subList(0, Math.min(MOST_LINES, plot.points().size()));
    int width = shown.stream().mapToInt(p -> label(p).length()).max().orElse(0);
    double largest = Math.max(Math.abs(plot.largest()), Math.abs(plot.smallest()));
    for (Point point : shown) {
      String blanks = " ".repeat(width - label(point).length());
      text.add("  " + label(point) + blanks + "  " + value(plot, point, largest));
    }
    if (shown.size() < plot.points().size()) {
      text.add("  … and " + (plot.points().size() - shown.size()) + " more");
    }
    if (plot.points().isEmpty()) {
      text.add("  nothing to draw");
    }
    if (!plot.caption().isEmpty()) {
      text.add(plot.caption());
    }
    return text.toString();
  }

  private static String label(Point point) {
    String label = point.label().replaceAll("\\p{Cntrl}", " ");
    int most = Limits.STANDARD.characters();
    return label.length() <= most ? label : label.substring(0, most - 1) + "…";
  }

  private static String value(Plot plot, Point point, double largest) {
    return switch (plot.mark()) {
      case BOX ->
          "min %s, q1 %s, median %s, q3 %s, max %s"
              .formatted(point.values().stream().map(ChartText::number).toArray());
      case LINE, SCATTER -> number(point.y());
      default -> bar(point.y(), largest) + " " + number(point.y());
    };
  }

  private static String bar(double value, double largest) {
    long length = largest == 0 ? 0 : Math.round(Math.abs(value) / largest * WIDEST_BAR);
    return (value < 0 ? "-" : "█").repeat((int) length);
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(10));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
