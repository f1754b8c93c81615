package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.display.chart.Chart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables and charts as text in lines that have an end. */
final class NarrowTest {
  private static final Table WIDE = wide();

  private static Table wide() {
    Table table = Table.create("t");
    for (int column = 0; column < 8; column++) {
      table.addColumns(StringColumn.create("column " + column, "word ".repeat(12), "short"));
    }
    return table;
  }

  private static List<String> lines(int width) {
    return TableView.of(WIDE, Limits.STANDARD.within(width)).text().lines().toList();
  }

  private static int widest(List<String> lines) {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 80, 100, 132, 200, 300})
  void noLineIsLongerThanMayBe(int width) {
    assertTrue(widest(lines(width)) <= width, () -> String.join("\n", lines(width)));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 2 rows × 8 columns",
    "300, 2 rows × 8 columns",
    "80, 2 rows × 4 of 8 columns",
    "40, 2 rows × 2 of 8 columns",
    "10, 2 rows × 1 of 8 columns"
  })
  void cellsAreShortenedBeforeColumnsAreLeftOutWhichIsSaid(int width, String footer) {
    assertEquals(footer, lines(width).get(lines(width).size() - 1));
  }

  @Test
  void whatFitsIsNotTouched() {
    assertEquals(TableView.of(WIDE, Limits.STANDARD).text(), String.join("\n", lines(1000)));
    assertTrue(lines(300).get(3).contains("…"), () -> lines(300).get(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 200})
  void aChartFitsAndItsBarsKeepTheirOrder(int width) {
    Table table =
        Table.create(
            "t",
            StringColumn.create("name", "a name of many letters ".repeat(3), "b", "c"),
            DoubleColumn.create("height", 1234567.25, 600000, 1));
    List<String> lines =
        Chart.of(table).bar("name", "height").rendering(width).text().lines().toList();
    assertTrue(widest(lines) <= width, () -> String.join("\n", lines));
    List<Long> bars =
        IntStream.range(1, 4)
            .mapToObj(at -> lines.get(at).chars().filter(c -> c == '█').count())
            .toList();
    assertTrue(bars.get(0) > bars.get(1) && bars.get(1) > bars.get(2), lines::toString);
  }
}
