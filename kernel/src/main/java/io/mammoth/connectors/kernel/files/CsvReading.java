package io.mammoth.connectors.kernel.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV strictly: what no writer means, such as a quotation mark that is never closed, is
 * refused by its line. Empty lines are skipped.
 */
public final class CsvReading {
  private static final char END = '\uFFFF';

  private final Path file;
  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvReading(Path file, String text, char separator) {
    this.file = file;
    this.text = text;
    this.separator = separator;
  }

  /**
   * All rows.
   *
   * @param file what it is called where something is wrong
   * @throws FileProblem when a line is no CSV
   */
  public static List<CsvRow> rows(Path file, String text, char separator) {
    return new CsvReading(file, text, separator).all();
  }

  private List<CsvRow> all() {
    List<CsvRow> rows = new ArrayList<>();
    while (at < text.length()) {
      CsvRow row = row();
      boolean empty = row.values().size() == 1 && row.values().get(0) == null;
      if (!empty) {
        rows.add(row);
      }
    }
    return rows;
  }

  private CsvRow row() {
    int first = line;
    List<@Nullable String> values = new ArrayList<>();
    values.add(value());
    while (peek() == separator && at < text.length()) {
      at++;
      values.add(value());
    }
    endLine();
    return new CsvRow(first, values);
  }

  private void endLine() {
    if (peek() == '\r') {
      at++;
    }
    if (peek() == '\n') {
      at++;
    }
    line++;
  }

  private @Nullable String value() {
    if (peek() == '"') {
      return quoted();
    }
    int start = at;
    while (!ends()) {
      at++;
    }
    return start == at ? null : text.substring(start, at);
  }

  private String quoted() {
    int opened = line;
    at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        value.append(c);
        line += c == '\n' || (c == '\r' && peek() != '\n') ? 1 : 0;
      } else if (peek() == '"') {
        value.append(c);
        at++;
      } else if (ends()) {
        return value.toString();
      } else {
        throw FileProblem.at(file, line, "something stands after a closing quotation mark.");
      }
    }
    throw FileProblem.at(file, opened, "a quotation mark is opened here and never closed.");
  }

  private boolean ends() {
    char c = peek();
    return at >= text.length() || c == separator || c == '\n' || c == '\r';
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }
}
