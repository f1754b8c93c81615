package io.mammoth.connectors.kernel.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table in Markdown, as GitHub and most others draw it; nothing in it is markup but the table.
 */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|&~$:@^=";

  private Markdown() {}

  static void write(Sheet sheet, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    if (!sheet.title().isEmpty()) {
      text.append("# ").append(escaped(sheet.title())).append("\n\n");
    }
    sheet.notes().forEach(note -> text.append(escaped(note)).append("\n\n"));
    Table table = sheet.table();
    List<Column<?>> columns = List.copyOf(table.columns());
    text.append(line(table.columnNames()));
    text.append(
        columns.stream()
            .map(column -> ShownText.isNumeric(column) ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    for (int row = 0; row < table.rowCount(); row++) {
      text.append(line(ShownText.row(columns, row)));
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(List<String> values) {
    return values.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    String line = text.replaceAll("\\R", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      // A point, hyphen or the like means something at the start of a line only.
      boolean special = SPECIAL.indexOf(c) >= 0 && (safe.isEmpty() || "+-.!:@^=#()".indexOf(c) < 0);
      safe.append(special ? "\\" : "").append(c);
    }
    return safe.toString();
  }
}
