package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** CSV as RFC 4180 has it: UTF-8, commas, quoted where needed, a line ends with CR LF. */
public final class CsvWriting {
  private static final String SPECIAL = ",;|\"\t\r\n";

  private final Writer out;

  /** Writes to this; whoever gives it closes it. */
  public CsvWriting(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
  }

  /** One line; null is an empty value, which is not the same as an empty text. */
  public CsvWriting line(List<? extends @Nullable CharSequence> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append(quoted(values.get(i)));
    }
    out.append("\r\n");
    return this;
  }

  /** Hands on what is still held back. */
  public void flush() throws IOException {
    out.flush();
  }

  /** A value as it stands in a line. */
  public static String quoted(@Nullable CharSequence value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean plain = text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    // Other separators too: where a spreadsheet splits at them, a value must not become two.
    return plain && !text.isEmpty() && text.equals(text.strip())
        ? text
        : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  static void write(Table table, boolean formulas, OutputStream out) throws IOException {
    CsvWriting csv = new CsvWriting(out);
    csv.line(table.columnNames().stream().map(name -> text(name, formulas)).toList());
    List<Column<?>> columns = List.copyOf(table.columns());
    List<Boolean> money = columns.stream().map(CellText::isMoney).toList();
    for (int row = 0; row < table.rowCount(); row++) {
      List<@Nullable String> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        values.add(value(columns.get(i), money.get(i), row, formulas));
      }
      // One empty value alone would be an empty line, which readers skip.
      csv.line(values.size() == 1 && values.get(0) == null ? List.of("") : values);
    }
    csv.flush();
  }

  private static @Nullable String value(
      Column<?> column, boolean money, int row, boolean formulas) {
    if (column.isMissing(row)) {
      return null;
    }
    String text = CellText.of(column, money, row);
    return column.type() == ColumnType.STRING ? text(text, formulas) : text;
  }

  private static String text(String text, boolean formulas) {
    return formulas ? text : Formulas.disarmed(text);
  }
}
