package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** A chart as text: a line for each bar, point or box. */
final class ChartText {
  private static final int WIDEST_BAR = 40;
  private static final int SHORTEST_BAR = 10;
  private static final int SHORTEST_LABEL = 8;
  private static final int MOST_LINES = 40;

  /** Blanks before a label and behind it. */
  private static final int AROUND = 4;

  private ChartText() {}

  static String of(Plot plot) {
    return of(plot, Integer.MAX_VALUE);
  }

  /** A chart in lines of so many characters. */
  static String of(Plot plot, int most) {
    StringJoiner text = new StringJoiner("\n");
    if (!plot.title().isEmpty()) {
      text.add(plot.title());
    }
    text.add(plot.yTitle() + " by " + plot.xTitle());
    List<Point> shown = plot.points().subList(0, Math.min(MOST_LINES, plot.points().size()));
    Measures measures = Measures.of(plot, shown, most);
    for (Point point : shown) {
      String label = Text.line(point.label(), measures.label());
      String blanks = " ".repeat(measures.label() - Text.width(label));
      text.add("  " + label + blanks + "  " + value(plot, point, measures));
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

  /**
   * How wide the parts of a line are.
   *
   * @param largest the value of the longest bar
   */
  private record Measures(int label, int bar, double largest) {
    static Measures of(Plot plot, List<Point> shown, int most) {
      double largest = Math.max(Math.abs(plot.largest()), Math.abs(plot.smallest()));
      Measures without = new Measures(0, 0, largest);
      int values = widest(shown, point -> value(plot, point, without));
      int labels = widest(shown, Point::label);
      int left = most - values - AROUND;
      int label = Math.min(labels, Math.max(SHORTEST_LABEL, left - SHORTEST_BAR));
      return new Measures(label, Math.max(1, Math.min(WIDEST_BAR, left - label)), largest);
    }

    private static int widest(List<Point> points, Function<Point, String> text) {
      return points.stream().mapToInt(point -> Text.width(text.apply(point))).max().orElse(0);
    }
  }

  private static String value(Plot plot, Point point, Measures measures) {
    return switch (plot.mark()) {
      case BOX ->
          "min %s, q1 %s, median %s, q3 %s, max %s"
              .formatted(point.values().stream().map(ChartText::number).toArray());
      case LINE, SCATTER -> number(point.y());
      default -> bar(point.y(), measures) + " " + number(point.y());
    };
  }

  private static String bar(double value, Measures measures) {
    double largest = measures.largest();
    long length = largest == 0 ? 0 : Math.round(Math.abs(value) / largest * measures.bar());
    return (value < 0 ? "-" : "█").repeat((int) length);
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(10));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
