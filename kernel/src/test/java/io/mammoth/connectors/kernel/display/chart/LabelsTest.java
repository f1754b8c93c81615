package io.mammoth.connectors.kernel.display.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.display.Text;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Bars begin in one column of a terminal, whatever their labels are made of. */
final class LabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 Zapier",
        "\uD83D\uDE00",
        "\u001b[2J\u001b]0;title\u0007",
        "\u202Eabc",
        "a\nb\nc",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
      })
  void barsBeginInOneColumn(String label) {
    Table table =
        Table.create(
            "prices",
            StringColumn.create("name", label, "Odoo, a longer name"),
            DoubleColumn.create("price", 10.0, 20.0));
    for (int width : List.of(24, 40, 70, 200)) {
      List<String> bars =
          Chart.of(table)
              .bar("name", "price")
              .rendering(width)
              .text()
              .lines()
              .filter(line -> line.contains("█"))
              .toList();
      assertEquals(2, bars.size(), bars::toString);
      assertEquals(begin(bars.get(0)), begin(bars.get(1)), bars::toString);
      assertTrue(bars.stream().allMatch(bar -> Text.width(bar) <= width), bars::toString);
    }
  }

  private static int begin(String line) {
    return Text.width(line.substring(0, line.indexOf("█")));
  }
}
