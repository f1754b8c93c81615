package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.Rendering;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * A chart of a table's columns. Immutable: each method returns another chart.
 *
 * <pre>{@code
 * chart(counts(all, "api_type")).bar("api_type", "count").title("Connectors by type")
 * chart(prices).histogram("price_per_month").unit("US dollars a month")
 * }</pre>
 *
 * <p>A value that is missing is not drawn, and counted in the caption. Shown as Vega-Lite where the
 * front end can, as a picture where it cannot and the machine has fonts, and as text everywhere.
 */
public final class Chart {
  private final Table table;
  private final Choice choice;
  private final String title;
  private final @Nullable String unit;

  /** What is drawn: a mark over one or two columns. */
  private record Choice(Mark mark, String x, String y) {}

  private Chart(Table table, Choice choice, String title, @Nullable String unit) {
    this.table = table;
    this.choice = choice;
    this.title = title;
    this.unit = unit;
  }

  /** The columns of a table, to be drawn; say how with one of the methods. */
  public static Canvas of(Table table) {
    return new Canvas(table);
  }

  /** A table whose columns are about to be drawn. */
  public static final class Canvas {
    private final Table table;

    private Canvas(Table table) {
      this.table = table;
    }

    /**
     * A bar for each row: its name from one column, its height from another.
     *
     * @throws IllegalArgumentException when a column is not there, or the heights are no numbers;
     *     names those there are
     */
    public Chart bar(String names, String heights) {
      return chart(Mark.BAR, names, heights);
    }

    /** How the values of a column are distributed, in intervals of round width. */
    public Chart histogram(String values) {
      return chart(Mark.HISTOGRAM, values, values);
    }

    /** One column over another, joined in the order of the first, which holds numbers or times. */
    public Chart line(String x, String y) {
      return chart(Mark.LINE, x, y);
    }

    /** One column against another, a point for each row. */
    public Chart scatter(String x, String y) {
      return chart(Mark.SCATTER, x, y);
    }

    /** For each name the smallest value, the quartiles and the largest of a column. */
    public Chart box(String names, String values) {
      return chart(Mark.BOX, names, values);
    }

    private Chart chart(Mark mark, String x, String y) {
      Chart chart = new Chart(table, new Choice(mark, x, y), "", null);
      chart.plot();
      return chart;
    }

    /** What to say next. */
    @Override
    public String toString() {
      return "Say how to draw it: .bar(names, heights), .histogram(values), .line(x, y), .scatter(x, y) or .box(names,"
          + " values).";
    }
  }

  /** With a title above. */
  public Chart title(String text) {
    return new Chart(table, choice, text, unit);
  }

  /** With the unit of the values at the vertical axis; money in our own tables has it by itself. */
  public Chart unit(String text) {
    return new Chart(table, choice, title, text);
  }

  private Plot plot() {
    return new Plotter(table, unit).plot(choice.mark, choice.x, choice.y, title).labelled();
  }

  /** Every form of the chart, richest first; never HTML, which JupyterLab would prefer. */
  public Rendering rendering() {
    Plot plot = plot();
    Map<String, Object> rich = new LinkedHashMap<>();
    rich.put(VegaLite.MIME, VegaLite.of(plot));
    byte[] png = ChartPicture.of(plot);
    if (png.length > 0) {
      rich.put("image/png", java.util.Base64.getEncoder().encodeToString(png));
    }
    return Rendering.rich(rich, ChartText.of(plot));
  }

  /** The same where lines have so many characters: text alone, when they have an end. */
  public Rendering rendering(int width) {
    return width == Integer.MAX_VALUE
        ? rendering()
        : new Rendering("", ChartText.of(plot(), width));
  }

  /** The chart as text. */
  @Override
  public String toString() {
    return ChartText.of(plot());
  }
}
