package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.chart.Plot.Axis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart as Vega-Lite 5, which JupyterLab and VS Code draw by themselves. Plain maps without null:
 * the kernel's own JSON writer drops those. Data stands under names of our own, since Vega would
 * read a dot or bracket in a column's name.
 */
final class VegaLite {
  static final String MIME = "application/vnd.vegalite.v5+json";

  private static final String GREY = "#808080";
  private static final String BLUE = "#4c84c4";
  private static final int WIDEST = 760;
  private static final int NARROW = 44;
  private static final int LETTER = 7;
  private static final long MILLIS = 1_000;
  private static final String[] BOX = {"min", "q1", "median", "q3", "max"};

  /** What the menu of a chart offers: nothing that opens somebody else's site. */
  private static final Map<String, Boolean> ACTIONS =
      Map.of("export", true, "source", false, "compiled", false, "editor", false);

  private VegaLite() {}

  static Map<String, Object> of(Plot plot) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    spec.put("background", "transparent");
    spec.put("config", config());
    spec.put("usermeta", Map.of("embedOptions", Map.of("actions", ACTIONS)));
    if (!plot.title().isEmpty() || !plot.caption().isEmpty()) {
      spec.put("title", Map.of("text", plot.title(), "subtitle", plot.caption(), "offset", 10));
    }
    spec.put("width", width(plot));
    spec.put("height", 260);
    spec.put("data", Map.of("values", values(plot)));
    if (plot.mark() == Mark.BOX) {
      spec.put("layer", boxLayers(plot));
    } else {
      spec.put("mark", mark(plot));
      spec.put("encoding", Map.of("x", x(plot), "y", y(plot, "y"), "tooltip", tooltip(plot)));
    }
    return spec;
  }

  /** Grey reads on light and dark alike. */
  private static Map<String, Object> config() {
    Map<String, Object> axis =
        Map.of(
            "labelColor", GREY,
            "titleColor", GREY,
            "tickColor", GREY,
            "domainColor", GREY,
            "gridColor", GREY,
            "gridOpacity", 0.25,
            "labelLimit", 160);
    return Map.of(
        "axis",
        axis,
        "title",
        Map.of("color", GREY, "subtitleColor", GREY, "anchor", "start"),
        "view",
        Map.of("stroke", "transparent"));
  }

  private static int width(Plot plot) {
    return plot.axis() == Axis.NAMES
        ? Math.max(200, Math.min(WIDEST, step(plot) * plot.points().size()))
        : 520;
  }

  /** Wide enough for the names to stand upright, where that does not make the chart too wide. */
  private static int step(Plot plot) {
    int upright = Math.max(NARROW, LETTER * longest(plot) + 10);
    return upright * plot.points().size() <= WIDEST ? upright : NARROW;
  }

  private static int longest(Plot plot) {
    return plot.points().stream().mapToInt(point -> point.label().length()).max().orElse(0);
  }

  private static Map<String, Object> mark(Plot plot) {
    String type =
        switch (plot.mark()) {
          case LINE -> "line";
          case SCATTER -> "circle";
          default -> "bar";
        };
    return switch (plot.mark()) {
      case LINE -> Map.of("type", type, "color", BLUE, "point", Map.of("color", BLUE));
      case SCATTER -> Map.of("type", type, "color", BLUE, "size", 50, "opacity", 0.7);
      default -> Map.of("type", type, "color", BLUE);
    };
  }

  private static List<Map<String, Object>> values(Plot plot) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (Point point : plot.points()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("x", xValue(plot, point));
      value.put("order", values.size());
      if (plot.mark() == Mark.BOX) {
        for (int i = 0; i < BOX.length; i++) {
          value.put(BOX[i], point.values().get(i));
        }
      } else {
        value.put("y", point.y());
      }
      values.add(value);
    }
    return values;
  }

  private static Object xValue(Plot plot, Point point) {
    return switch (plot.axis()) {
      case NAMES -> point.label();
      case NUMBERS -> point.x();
      case TIMES -> Instant.ofEpochSecond((long) point.x()).toString();
    };
  }

  private static Map<String, Object> x(Plot plot) {
    Map<String, Object> x = new LinkedHashMap<>();
    x.put("field", "x");
    x.put("title", plot.xTitle());
    switch (plot.axis()) {
      case NAMES -> {
        x.put("type", "nominal");
        x.put("sort", Map.of("field", "order", "op", "min"));
        x.put("axis", Map.of("labelAngle", crowded(plot) ? -40 : 0));
      }
      case NUMBERS -> {
        x.put("type", "quantitative");
        x.put("scale", scale(plot, Map.of("zero", false, "padding", 12), 1));
        x.put("axis", whole(plot) ? Map.of("tickMinStep", 1, "format", ",d") : Map.of());
      }
      case TIMES -> {
        x.put("type", "temporal");
        x.put("scale", scale(plot, Map.of("type", "utc", "padding", 12), MILLIS));
        x.put("axis", Map.of("format", timeFormat(plot), "labelOverlap", true, "grid", false));
      }
    }
    return x;
  }

  /** One place alone needs room around it: half a day, or a half. */
  private static Map<String, Object> scale(Plot plot, Map<String, Object> scale, long unit) {
    var places = plot.points().stream().mapToDouble(Point::x).summaryStatistics();
    if (places.getCount() == 0 || places.getMin() < places.getMax()) {
      return scale;
    }
    double around = unit == MILLIS ? 43_200 : 0.5;
    Map<String, Object> wide = new LinkedHashMap<>(scale);
    wide.put(
        "domain", List.of((places.getMin() - around) * unit, (places.getMin() + around) * unit));
    return wide;
  }

  private static boolean whole(Plot plot) {
    return plot.points().stream().allMatch(point -> point.x() == Math.rint(point.x()));
  }

  /** As exact as the times are apart: with the year, the day or the time of day. */
  private static String timeFormat(Plot plot) {
    var places = plot.points().stream().mapToDouble(Point::x).summaryStatistics();
    double days = places.getCount() == 0 ? 0 : (places.getMax() - places.getMin()) / 86_400;
    if (days > 90) {
      return "%b %Y";
    }
    return days > 3 ? "%d %b" : "%d %b %H:%M";
  }

  /** Whether the names would run into each other. */
  private static boolean crowded(Plot plot) {
    return LETTER * longest(plot) * plot.points().size() > width(plot);
  }

  private static Map<String, Object> y(Plot plot, String field) {
    return Map.of("field", field, "type", "quantitative", "title", plot.yTitle());
  }

  private static List<Map<String, String>> tooltip(Plot plot) {
    String type = plot.axis() == Axis.NAMES ? "nominal" : "quantitative";
    return List.of(
        Map.of(
            "field",
            "x",
            "type",
            plot.axis() == Axis.TIMES ? "temporal" : type,
            "title",
            plot.xTitle()),
        Map.of("field", "y", "type", "quantitative", "title", plot.yTitle()));
  }

  private static List<Map<String, Object>> boxLayers(Plot plot) {
    Map<String, Object> x = x(plot);
    return List.of(
        layer(Map.of("type", "rule", "color", GREY), x, y(plot, "min"), "max"),
        layer(Map.of("type", "bar", "size", 18, "color", BLUE), x, y(plot, "q1"), "q3"),
        Map.of(
            "mark",
            Map.of("type", "tick", "size", 18, "thickness", 2, "color", "white"),
            "encoding",
            Map.of("x", x, "y", y(plot, "median"))));
  }

  private static Map<String, Object> layer(
      Map<String, Object> mark, Map<String, Object> x, Map<String, Object> y, String to) {
    return Map.of("mark", mark, "encoding", Map.of("x", x, "y", y, "y2", Map.of("field", to)));
  }
}
