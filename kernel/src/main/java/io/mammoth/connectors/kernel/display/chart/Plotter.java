package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.chart.Plot.Axis;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Works out what a chart draws of a table's columns. */
final class Plotter {
  private static final int MOST_POINTS = 5_000;
  private static final int MOST_NAMES = 40;

  private final Table table;
  private final @Nullable String unit;

  Plotter(Table table, @Nullable String unit) {
    this.table = table;
    this.unit = unit;
  }

  Plot plot(Mark mark, String x, String y, String title) {
    Column<?> across = column(x);
    NumericColumn<?> up = numbers(y);
    return switch (mark) {
      case BAR -> bars(across, up, title);
      case HISTOGRAM -> histogram(up, title);
      case LINE -> points(Mark.LINE, across, up, title);
      case SCATTER -> points(Mark.SCATTER, across, up, title);
      case BOX -> boxes(across, up, title);
    };
  }

  private Plot bars(Column<?> names, NumericColumn<?> heights, String title) {
    List<Point> points = new ArrayList<>();
    int missing = 0;
    for (int row = 0; row < table.rowCount(); row++) {
      if (isMissing(heights, row)) {
        missing++;
      } else {
        points.add(new Point(name(names, row), points.size(), List.of(heights.getDouble(row))));
      }
    }
    List<Point> shown = points.subList(0, Math.min(MOST_NAMES, points.size()));
    return new Plot(
        Mark.BAR,
        title,
        names.name(),
        withUnit(heights.name()),
        Axis.NAMES,
        shown,
        caption(missing, points.size() - shown.size()));
  }

  private Plot histogram(NumericColumn<?> column, String title) {
    DoubleColumn values = present(column);
    List<Point> bins = new ArrayList<>();
    if (!values.isEmpty()) {
      Bins of = Bins.of(values.min(), values.max(), values.size());
      int[] counts = of.count(values);
      for (int bin = 0; bin < counts.length; bin++) {
        bins.add(new Point(of.label(bin), of.from(bin), List.of((double) counts[bin])));
      }
    }
    return new Plot(
        Mark.HISTOGRAM,
        title,
        withUnit(column.name()),
        "count",
        Axis.NAMES,
        bins,
        caption(column.size() - values.size(), 0));
  }

  private Plot points(Mark mark, Column<?> x, NumericColumn<?> y, String title) {
    List<Point> points = new ArrayList<>();
    int missing = 0;
    for (int row = 0; row < table.rowCount(); row++) {
      if (x.isMissing(row) || isMissing(y, row)) {
        missing++;
      } else {
        points.add(new Point(x.getString(row), place(x, row), List.of(y.getDouble(row))));
      }
    }
    if (mark == Mark.LINE) {
      points.sort(Comparator.comparingDouble(Point::x));
    }
    List<Point> shown = points.subList(0, Math.min(MOST_POINTS, points.size()));
    return new Plot(
        mark,
        title,
        x.name(),
        withUnit(y.name()),
        isTime(x) ? Axis.TIMES : Axis.NUMBERS,
        shown,
        caption(missing, points.size() - shown.size()));
  }

  private Plot boxes(Column<?> names, NumericColumn<?> values, String title) {
    Map<String, DoubleColumn> groups = new LinkedHashMap<>();
    int missing = 0;
    for (int row = 0; row < table.rowCount(); row++) {
      if (isMissing(values, row)) {
        missing++;
      } else {
        groups
            .computeIfAbsent(name(names, row), DoubleColumn::create)
            .append(values.getDouble(row));
      }
    }
    List<Point> points = new ArrayList<>();
    groups.forEach((name, group) -> points.add(new Point(name, points.size(), five(group))));
    List<Point> shown = points.subList(0, Math.min(MOST_NAMES, points.size()));
    return new Plot(
        Mark.BOX,
        title,
        names.name(),
        withUnit(values.name()),
        Axis.NAMES,
        shown,
        caption(missing, points.size() - shown.size()));
  }

  private static List<Double> five(DoubleColumn group) {
    return List.of(group.min(), group.quartile1(), group.median(), group.quartile3(), group.max());
  }

  private static String name(Column<?> names, int row) {
    return names.isMissing(row) ? "(missing)" : names.getString(row);
  }

  /** Infinite is nothing that can be drawn either. */
  private static boolean isMissing(NumericColumn<?> column, int row) {
    return column.isMissing(row) || !Double.isFinite(column.getDouble(row));
  }

  private static DoubleColumn present(NumericColumn<?> column) {
    DoubleColumn values = DoubleColumn.create(column.name());
    for (int row = 0; row < column.size(); row++) {
      if (!isMissing(column, row)) {
        values.append(column.getDouble(row));
      }
    }
    return values;
  }

  private double place(Column<?> x, int row) {
    Object value = x.get(row);
    if (value instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw refuse(x.name(), "holds neither numbers nor times");
  }

  private static boolean isTime(Column<?> column) {
    return column.type().name().startsWith("LOCAL_DATE");
  }

  private String withUnit(String column) {
    String plain = column.toLowerCase(Locale.ROOT).replace(' ', '_');
    String known = plain.contains("price_per_month") ? "US dollars a month" : null;
    String shown = unit == null ? known : unit;
    return shown == null ? column : column + " (" + shown + ")";
  }

  /** What the table is called tells where the values come from, the sandbox for example. */
  private String caption(int missing, int left) {
    List<String> parts = new ArrayList<>();
    if (table.name() != null && !table.name().isBlank()) {
      parts.add(Labels.axis(table.name()));
    }
    if (missing > 0) {
      parts.add(String.format(Locale.ROOT, "%,d missing, not drawn", missing));
    }
    if (left > 0) {
      parts.add(String.format(Locale.ROOT, "%,d more, not drawn", left));
    }
    return String.join("; ", parts);
  }

  private Column<?> column(String name) {
    if (!table.containsColumn(name)) {
      throw new IllegalArgumentException(
          "There is no column " + name + "; there are: " + String.join(", ", table.columnNames()));
    }
    return table.column(name);
  }

  private NumericColumn<?> numbers(String name) {
    if (column(name) instanceof NumericColumn<?> numbers) {
      return numbers;
    }
    throw refuse(name, "holds no numbers");
  }

  private IllegalArgumentException refuse(String column, String why) {
    String numeric =
        table.columns().stream()
            .filter(c -> c instanceof NumericColumn<?>)
            .map(Column::name)
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "The column " + column + " " + why + "; numbers are in: " + numeric + ".");
  }
}
