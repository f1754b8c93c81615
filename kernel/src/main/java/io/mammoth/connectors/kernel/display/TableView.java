package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Any Tablesaw table or column as a rendering. */
public final class TableView {
  static final String MISSING = "–";
  private static final int LONGEST_NAME = 26;
  private static final Cell GAP = new Cell("⋮", true, Accent.NONE);
  private static final String BETWEEN = "  ";

  private TableView() {}

  /** A table within limits. */
  public static Rendering of(Table table, Limits limits) {
    return of(table, limits, "");
  }

  /** A table within limits, with one more remark about it. */
  public static Rendering of(Table table, Limits limits, String remark) {
    return of(table, limits, remark, (row, column) -> Accent.NONE);
  }

  /** A table within limits, with a remark, some of its cells set off from the others. */
  public static Rendering of(Table table, Limits limits, String remark, Accent.Of accents) {
    Grid grid = Grid.of(table, limits, remark, accents);
    Grid narrow =
        Narrow.fitting(
            grid, limits, less -> Grid.of(table, less, remark, accents), TableView::width);
    return new Rendering(html(grid), text(narrow));
  }

  /** A column within limits. */
  public static Rendering of(Column<?> column, Limits limits) {
    return of(Table.create("").addColumns(column), limits);
  }

  private static String html(Grid grid) {
    StringBuilder html =
        new StringBuilder(
            "<div style=\"" + Style.FRAME + "\"><table style=\"" + Style.TABLE + "\">");
    if (!grid.title().isEmpty()) {
      html.append("<caption style=\"" + Style.CAPTION + "\">")
          .append(Html.escape(grid.title()))
          .append("</caption>");
    }
    html.append("<thead><tr>");
    for (Grid.Head head : grid.heads()) {
      html.append(cell("th", head, Style.WHOLE, Html.escape(head.name())));
    }
    html.append("</tr><tr>");
    for (Grid.Head head : grid.heads()) {
      html.append(cell("th", head, Style.FAINT, Html.escape(head.type())));
    }
    html.append("</tr></thead><tbody>");
    grid.rows().forEach(row -> html.append(row(grid, row)));
    return html.append("</tbody></table><div style=\"" + Style.FAINT + Style.BELOW + "\">")
        .append(Html.escape(grid.footer()))
        .append("</div></div>")
        .toString();
  }

  private static String row(Grid grid, List<Cell> cells) {
    StringBuilder html = new StringBuilder("<tr>");
    for (int i = 0; i < grid.heads().size(); i++) {
      Grid.Head head = grid.heads().get(i);
      Cell cell = cells.isEmpty() ? GAP : cells.get(i);
      boolean sentence = head.wraps() && Text.width(cell.text()) > LONGEST_NAME;
      String style =
          (cell.faint() ? Style.FAINT : "")
              + (sentence ? Style.SENTENCE : Style.WHOLE)
              + cell.accent().style();
      html.append(cell("td", head, style, Html.escape(cell.text())));
    }
    return html.append("</tr>").toString();
  }

  private static String cell(String tag, Grid.Head head, String style, String content) {
    String align = "text-align:" + (head.right() ? "right" : "left") + ";";
    return "<" + tag + " style=\"" + align + style + "\">" + content + "</" + tag + ">";
  }

  /** How many characters a row has as text. */
  private static int width(Grid grid) {
    int[] widths = widths(grid, lines(grid));
    return Arrays.stream(widths).sum() + BETWEEN.length() * Math.max(0, widths.length - 1);
  }

  private static List<List<String>> lines(Grid grid) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(grid.heads().stream().map(Grid.Head::name).toList());
    lines.add(grid.heads().stream().map(Grid.Head::type).toList());
    grid.rows().forEach(row -> lines.add(textRow(grid, row)));
    return lines;
  }

  private static String text(Grid grid) {
    List<List<String>> lines = lines(grid);
    int[] widths = widths(grid, lines);
    StringJoiner text = new StringJoiner("\n");
    if (!grid.title().isEmpty()) {
      text.add(grid.title());
    }
    lines.forEach(line -> text.add(padded(grid, line, widths)));
    return text.add(grid.footer()).toString();
  }

  private static List<String> textRow(Grid grid, List<Cell> cells) {
    return cells.isEmpty()
        ? Collections.nCopies(grid.heads().size(), GAP.text())
        : cells.stream().map(Cell::text).toList();
  }

  private static int[] widths(Grid grid, List<List<String>> lines) {
    int[] widths = new int[grid.heads().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Text.width(line.get(i)));
      }
    }
    return widths;
  }

  private static String padded(Grid grid, List<String> line, int[] widths) {
    StringJoiner padded = new StringJoiner(BETWEEN);
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - Text.width(line.get(i)));
      padded.add(grid.heads().get(i).right() ? blanks + line.get(i) : line.get(i) + blanks);
    }
    return padded.toString().stripTrailing();
  }
}
