package io.mammoth.connectors.kernel.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as a page of its own: no script, nothing from elsewhere, readable on light and dark. */
final class HtmlPage {
  private static final String BEFORE_TITLE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>""";

  private static final String AFTER_TITLE =
      """
      </title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px sans-serif; margin: 2em; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #8884; padding: 3px 8px; text-align: left; vertical-align: top; }
      .n { text-align: right; }
      </style></head><body>
      """;

  private HtmlPage() {}

  static void write(Sheet sheet, OutputStream out) throws IOException {
    StringBuilder html =
        new StringBuilder(BEFORE_TITLE).append(escaped(sheet.title())).append(AFTER_TITLE);
    if (!sheet.title().isEmpty()) {
      html.append("<h1>").append(escaped(sheet.title())).append("</h1>\n");
    }
    sheet.notes().forEach(note -> html.append("<p>").append(escaped(note)).append("</p>\n"));
    Table table = sheet.table();
    List<Column<?>> columns = List.copyOf(table.columns());
    html.append("<table>\n").append(line("th", columns, table.columnNames()));
    for (int row = 0; row < table.rowCount(); row++) {
      html.append(line("td", columns, ShownText.row(columns, row)));
    }
    html.append("</table></body></html>\n");
    out.write(html.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String tag, List<Column<?>> columns, List<String> values) {
    StringBuilder line = new StringBuilder("<tr>");
    for (int i = 0; i < values.size(); i++) {
      String number = ShownText.isNumeric(columns.get(i)) ? " class=\"n\"" : "";
      line.append('<').append(tag).append(number).append('>');
      line.append(escaped(values.get(i))).append("</").append(tag).append('>');
    }
    return line.append("</tr>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
