package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** How much a notebook shows: by environment, and by code. */
final class ScreenTest {
  private final Screen before = Renderings.screen();
  private final Table table = Table.create("t", IntColumn.create("n", new int[100]));

  @AfterEach
  void restore() {
    Renderings.screen(before);
  }

  private static Screen of(Map<String, String> variables) {
    return Screen.of(Environment.of(variables));
  }

  private String footer() {
    return Objects.requireNonNull(Renderings.of(table)).text().lines().reduce("", (a, b) -> b);
  }

  @Test
  void theVariablesSetTheLimits() {
    Screen screen =
        of(
            Map.of(
                Environment.TABLE_ROWS, " 6 ",
                Environment.TABLE_COLUMNS, "7",
                Environment.TABLE_CHARACTERS, "8",
                Environment.PROGRESS, "off"));
    assertEquals(new Limits(6, 7, 8), screen.limits());
    assertFalse(screen.progress());
    Renderings.screen(screen);
    assertEquals("6 of 100 rows × 1 column", footer());
  }

  @Test
  void withoutThemTheStandardHolds() {
    assertEquals(new Screen(Limits.STANDARD, true, ""), of(Map.of(Environment.TABLE_ROWS, "  ")));
  }

  @ParameterizedTest
  @CsvSource({
    "MAMMOTHANALYTICS_TABLE_ROWS, -1",
    "MAMMOTHANALYTICS_TABLE_COLUMNS, many",
    "MAMMOTHANALYTICS_TABLE_CHARACTERS, 0",
    "MAMMOTHANALYTICS_PROGRESS, perhaps"
  })
  void aMalformedOneIsToldBelowEachTable(String name, String value) {
    Renderings.screen(of(Map.of(name, value)));
    assertTrue(footer().startsWith("20 of 100 rows × 1 column; " + name + " must be "), footer());
  }

  @Test
  void codeSetsThemFromThenOn() {
    Notebook.limits(4, 1, 10);
    assertEquals("4 of 100 rows × 1 column", footer());
    Notebook.progress(false);
    assertFalse(Renderings.screen().progress());
    assertEquals("4 of 100 rows × 1 column", footer());
  }

  @Test
  void oneTableCanBeShownLonger() {
    Rendering shown = Renderings.table(table, new Limits(50, 20, 60), "");
    assertTrue(shown.text().endsWith("50 of 100 rows × 1 column"), shown.text());
  }
}
