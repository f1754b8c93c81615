package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Cells that are set off from the others, in HTML and in text alike. */
final class AccentTest {
  private static final Table PLAN =
      Table.create(
          "plan",
          StringColumn.create("name", "Salesforce", "Stripe"),
          DoubleColumn.create("price", new Double[] {29.0, null}));

  private static Html5 shown(Accent.Of accents) {
    return Html5.of(TableView.of(PLAN, Limits.STANDARD, "", accents));
  }

  private static Accent changedPriceAndProblemWithTheSecond(int row, String column) {
    if (!column.equals("price")) {
      return Accent.NONE;
    }
    return row == 0 ? Accent.CHANGED : Accent.PROBLEM;
  }

  @Test
  void aSignStandsBeforeTheValueAndTheFooterSaysWhatItMeans() {
    Html5 shown = shown(AccentTest::changedPriceAndProblemWithTheSecond);
    assertEquals(List.of("Salesforce", "* 29", "Stripe", "! –"), shown.all("td"));
    assertEquals("2 rows × 2 columns; * changed, ! problem", shown.footer());
    assertEquals("Salesforce    * 29", shown.lines().get(3));
    assertEquals("Stripe         ! –", shown.lines().get(4));
    assertEquals(shown.footer(), shown.lines().get(5));
  }

  @Test
  void theTintIsOnTheCellAlone() {
    Html5 shown = shown(AccentTest::changedPriceAndProblemWithTheSecond);
    assertEquals(List.of("* 29", "! –"), shown.all("td[style*=background-color]"));
  }

  @Test
  void nothingIsSetOffThatNobodySetOff() {
    Html5 shown = shown((row, column) -> Accent.NONE);
    assertEquals("2 rows × 2 columns", shown.footer());
    assertFalse(shown.body().html().contains("background"));
  }

  /** Only what is shown is asked for, by its place in the whole table. */
  @Test
  void theLastRowsKeepTheirNumbers() {
    Table many = Table.create("n", IntColumn.create("n", new int[1000]));
    Html5 shown =
        Html5.of(
            TableView.of(
                many,
                Limits.STANDARD,
                "",
                (row, column) -> row == 999 ? Accent.PROBLEM : Accent.NONE));
    assertEquals("! 0", shown.all("td").get(20));
    assertEquals("20 of 1,000 rows × 1 column; ! problem", shown.footer());
  }
}
