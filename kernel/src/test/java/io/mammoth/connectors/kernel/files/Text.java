package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Files of a test as text, and tables held against each other. */
final class Text {
  private Text() {}

  static Path write(Path file, String text) {
    return write(file, text, UTF_8);
  }

  static Path write(Path file, String text, Charset charset) {
    try {
      return Files.write(file, text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String of(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same columns with the same types and the same values, missing ones included. */
  static void assertSame(Table expected, Table actual) {
    assertEquals(expected.columnNames(), actual.columnNames());
    assertEquals(expected.types(), actual.types());
    assertEquals(expected.rowCount(), actual.rowCount());
    for (int i = 0; i < expected.columnCount(); i++) {
      assertEquals(values(expected.column(i)), values(actual.column(i)), expected.column(i).name());
    }
  }

  static List<String> values(Column<?> column) {
    return IntStream.range(0, column.size())
        .mapToObj(row -> column.isMissing(row) ? "missing" : "=" + column.get(row))
        .toList();
  }
}
