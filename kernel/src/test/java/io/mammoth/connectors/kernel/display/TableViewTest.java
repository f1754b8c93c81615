package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

final class TableViewTest {
  private static Html5 shown(Table table, Limits limits) {
    return Html5.of(TableView.of(table, limits));
  }

  private static Html5 shown(Column<?>... columns) {
    return shown(Table.create("t", columns), Limits.STANDARD);
  }

  private static Table numbers(int rows, int columns) {
    Table table = Table.create("numbers");
    for (int column = 0; column < columns; column++) {
      table.addColumns(IntColumn.create("c" + column, IntStream.range(0, rows).toArray()));
    }
    return table;
  }

  @Test
  void aLongTableShowsItsEndsAndSaysHowMuchThereIs() {
    Html5 shown = shown(numbers(1240, 9), Limits.STANDARD);
    List<String> first = shown.all("tbody td:first-child");
    assertEquals(21, first.size());
    assertEquals(List.of("9", "⋮", "1230"), first.subList(9, 12));
    assertEquals("20 of 1,240 rows × 9 columns", shown.footer());
  }

  @Test
  void theTextSaysTheSame() {
    Html5 shown = shown(numbers(1240, 9), Limits.STANDARD);
    assertEquals("numbers", shown.lines().get(0));
    List<String> lines = shown.lines();
    String table = String.join("  ", lines.subList(1, lines.size() - 1)).strip();
    assertEquals(shown.all("th, td"), List.of(table.split(" {2,}")));
    assertEquals(shown.footer(), lines.get(lines.size() - 1));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20 rows × 1 column, 20",
    "21, 20 of 21 rows × 1 column, 21",
    "1, 1 row × 1 column, 1",
    "0, 0 rows × 1 column, 0"
  })
  void theGapStandsOnlyWhereRowsAreLeftOut(int rows, String footer, int lines) {
    Html5 shown = shown(numbers(rows, 1), Limits.STANDARD);
    assertEquals(footer, shown.footer());
    assertEquals(lines, shown.all("tbody tr").size());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "3, 4", "7, 7", "100, 7"})
  void anyNumberOfRowsMayBeTheLimit(int limit, int lines) {
    Html5 shown = shown(numbers(7, 1), new Limits(limit, 5, 5));
    assertEquals(lines, shown.all("tbody tr").size());
  }

  @Test
  void columnsBeyondTheLimitAreCounted() {
    Html5 shown = shown(numbers(1, 30), Limits.STANDARD);
    assertEquals(40, shown.all("th").size());
    assertEquals("1 row × 20 of 30 columns", shown.footer());
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Limits(-1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 0));
  }

  @Test
  void aTableWithoutColumnsOrNameIsShown() {
    assertEquals("0 rows × 0 columns", shown(Table.create(), Limits.STANDARD).footer());
    Html5 unnamed = shown(Table.create("").addColumns(IntColumn.create("")), Limits.STANDARD);
    assertEquals(List.of(), unnamed.all("caption"));
  }

  @Test
  void aColumnIsShownAsATableOfItsOwn() {
    Html5 shown = Html5.of(TableView.of(StringColumn.create("s", "a"), Limits.STANDARD));
    assertEquals(List.of("s", "text", "a"), shown.all("th, td"));
  }

  @Test
  void everyTypeOfColumnIsShown() {
    Html5 shown =
        shown(
            StringColumn.create("s", "a"),
            BooleanColumn.create("b", true),
            ShortColumn.create("h", new short[] {1}),
            IntColumn.create("i", new int[] {1234567}),
            LongColumn.create("l", new long[] {12345678901L}),
            FloatColumn.create("f", new float[] {19.99f}),
            DoubleColumn.create("d", 0.25),
            DateColumn.create("day", LocalDate.of(2026, 7, 1)),
            TimeColumn.create("time", LocalTime.of(3, 4)),
            DateTimeColumn.create("made_at", LocalDateTime.of(2026, 7, 1, 3, 4, 5)),
            InstantColumn.create("at", Instant.parse("2026-07-01T03:04:05Z")));
    assertEquals(
        "a true 1 1234567 12345678901 19.99 0.25 2026-07-01 03:04:00 2026-07-01 03:04:05"
            + " 2026-07-01 03:04:05Z",
        String.join(" ", shown.all("td")));
    assertEquals(
        "text, true/false, whole number, whole number, whole number, number, number, date, time,"
            + " time, UTC, time, UTC",
        String.join(", ", shown.all("tr:eq(1) th")));
  }

  @Test
  void numbersStandAtTheRight() {
    Html5 shown = shown(IntColumn.create("n", new int[] {1}), StringColumn.create("s", "a"));
    assertEquals(3, shown.all("[style*=text-align:right]").size());
    assertEquals(3, shown.all("[style*=text-align:left]").size() - 1);
    assertTrue(shown.lines().get(3).startsWith("           1  a"), shown::text);
  }

  @Test
  void whatIsMissingIsAFaintMark() {
    Html5 shown =
        shown(StringColumn.create("s", "a", null), DoubleColumn.create("d", 1, Double.NaN));
    assertEquals(List.of("–", "–"), shown.all("td[style*=opacity]"));
    assertTrue(shown.lines().get(4).startsWith("–"), shown::text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.3333333333333333, 0.333333",
    "1234567.5, 1234567.5",
    "-2.0, -2",
    "1e22, 1E22",
    "0.000000001, 1E-9",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void aNumberLooksTheSameInEveryLanguage(double value, String text) {
    assertEquals(text, shown(DoubleColumn.create("d", value)).one("td"));
  }

  @Test
  void aFormatThatTheUserChoseStays() {
    DoubleColumn column = DoubleColumn.create("d", 1234567.891);
    column.setPrintFormatter(
        new DecimalFormat("#,##0.0000000", DecimalFormatSymbols.getInstance(Locale.GERMANY)), "");
    assertEquals("1.234.567,8910000", shown(column).one("td"));
  }
}
