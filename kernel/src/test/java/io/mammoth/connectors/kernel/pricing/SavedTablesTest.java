package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.files.Saving;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** What a saved table was read from is found by its content and its own time. */
class SavedTablesTest extends JulyDeskTest {
  private static final long MYSQL = 900002;
  private static final Path SAMPLES = Path.of("src/test/resources/old-formats");

  SavedTablesTest(@TempDir Path folder) {
    super(folder);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void save(String name, Saving... how) {
    TableFile.save(Sheet.of(Prices.of(desk)), file(name), how);
  }

  /**
   * All prices as they are now, and PostgreSQL's raised: what a spreadsheet makes of a workbook.
   */
  private void edited(String name) throws IOException {
    Path aside = folder.resolve("aside").resolve("aside.csv");
    Files.createDirectories(aside.getParent());
    TableFile.save(Sheet.of(Prices.of(desk)), aside, Saving.OVERWRITE);
    String text = Files.readString(aside);
    assertTrue(text.contains("PostgreSQL,DB,true,29.00"), text);
    Files.writeString(
        file(name), text.replace("PostgreSQL,DB,true,29.00", "PostgreSQL,DB,true,31.00"));
  }

  private void colleagueSetsMySqlTo(String price) {
    desk.mammoth().connectors().update(MYSQL, c -> c.pricePerMonth(price));
  }

  private FileTime time(String name) throws IOException {
    return Files.getLastModifiedTime(file(name));
  }

  private Plan planOf(String name) {
    return Plan.of(desk, TableFile.load(file(name)).table());
  }

  private static void assertOnlyTheEdit(Plan plan) {
    assertEquals(List.of("PostgreSQL 29.00 -> 31.00"), changes(plan, plan.table()));
    assertEquals(List.of("MySQL 29.00 -> 99.00"), changes(plan, plan.meanwhile()));
    assertEquals(List.of(), plan.problems());
  }

  private static List<String> changes(Plan plan, Table table) {
    assertFalse(plan.facts().toString().contains("Nothing says"), plan.facts()::toString);
    return Stream.iterate(0, row -> row < table.rowCount(), row -> row + 1)
        .map(
            row ->
                table.getString(row, "name")
                    + " "
                    + table.getString(row, "old")
                    + " -> "
                    + table.getString(row, "new"))
        .toList();
  }

  @Test
  void restartAndRunAllRevertsNobodysPrice() throws IOException {
    save("prices.xlsx");
    edited("prices.csv");
    FileTime monday = time("prices.csv");
    colleagueSetsMySqlTo("99.00");
    assertOnlyTheEdit(planOf("prices.csv"));
    save("prices.xlsx");
    Files.setLastModifiedTime(file("prices.csv"), monday);
    assertOnlyTheEdit(planOf("prices.csv"));
  }

  @Test
  void aSpreadsheetThatStayedOpenIsComparedWithWhatItWasOpenedFrom() throws IOException {
    save("prices.xlsx");
    edited("edited.csv");
    colleagueSetsMySqlTo("99.00");
    save("prices.xlsx");
    Files.copy(file("edited.csv"), file("prices.csv"));
    assertOnlyTheEdit(planOf("prices.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prices.html", "prices.md", "prices.xlsx", "prices.json", "other.csv"})
  void anotherFileThatIsSavedBesideItTakesNothingAway(String other) throws IOException {
    save("prices.csv");
    edited("prices.csv");
    colleagueSetsMySqlTo("99.00");
    save(other);
    Files.setLastModifiedTime(file("prices.csv"), time(other));
    assertOnlyTheEdit(planOf("prices.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prices.csv", "sent back.csv", "prices (1).csv"})
  void aWorkbookIsFoundByContentWhateverItsEditedCopyIsCalled(String name) throws IOException {
    save("prices.xlsx");
    edited(name);
    colleagueSetsMySqlTo("99.00");
    Plan plan = planOf(name);
    assertOnlyTheEdit(plan);
    assertTrue(
        plan.facts().toString().contains("taken for an edited copy of prices.xlsx, saved at "),
        plan.facts()::toString);
  }

  @Test
  void whatWasSavedAfterItIsNotWhereItComesFrom() throws IOException {
    edited("prices.csv");
    save("prices.xlsx");
    Files.setLastModifiedTime(
        file("prices.csv"), FileTime.fromMillis(time("prices.xlsx").toMillis() - 60_000));
    Plan plan = planOf("prices.csv");
    assertTrue(plan.facts().toString().contains("Nothing says when"), plan.facts()::toString);
  }

  @Test
  void aTableOfOtherIdsOrOtherContentIsNoCopy() throws IOException {
    save("prices.xlsx");
    Files.writeString(file("ids.csv"), "id,name,Pro\n1,PostgreSQL,15.00\n2,MySQL,15.00\n");
    Files.writeString(file("own.csv"), "id,Pro\n900001,1.00\n900002,2.00\n");
    assertTrue(planOf("ids.csv").facts().toString().contains("Nothing says when"));
    assertTrue(planOf("own.csv").facts().toString().contains("Nothing says when"));
  }

  @Test
  void manySavesOfOneTableAreKeptOnce() throws IOException {
    Table prices = Prices.of(desk);
    for (int i = 0; i < 5; i++) {
      TableFile.save(Sheet.of(prices), file("prices.csv"));
    }
    try (Stream<Path> kept = Files.list(folder.resolve(".mammoth-originals"))) {
      assertEquals(1, kept.count());
    }
  }

  @Test
  void aFormatOfOnesOwnOnTheIdsIsSaidToHideWhereTheTableComesFrom() {
    Table prices = Prices.of(desk);
    prices
        .intColumn("id")
        .setPrintFormatter(tech.tablesaw.columns.numbers.NumberColumnFormatter.intsWithGrouping());
    prices.doubleColumn("price_per_month").set(0, 31.0);
    Plan plan = Plan.of(desk, prices);
    assertTrue(plan.facts().toString().contains("Nothing says when"), plan.facts()::toString);
  }

  @Test
  void anIdColumnOfDoublesCarriesItToo() {
    Table prices = Prices.of(desk);
    IntColumn ids = prices.intColumn("id");
    prices.replaceColumn("id", ids.asDoubleColumn().setName("id"));
    io.mammoth.connectors.kernel.tables.AsRead.now(
            desk.place.ofTables(), java.time.Instant.EPOCH, prices)
        .on(prices);
    Plan plan = Plan.of(desk, prices);
    assertTrue(plan.facts().toString().contains("1970-01-01"), plan.facts()::toString);
  }

  private void copySamples() throws IOException {
    Files.createDirectories(folder.resolve(".mammoth-originals"));
    for (String name :
        List.of(
            "prices.csv",
            "book.xlsx",
            ".mammoth-saved",
            ".mammoth-originals/prices.json",
            ".mammoth-originals/book.json")) {
      Files.copy(SAMPLES.resolve(name), file(name));
    }
  }

  @Test
  void aTableThatAnOlderVersionSavedKnowsWhatItWasReadFrom() throws IOException {
    copySamples();
    colleagueSetsMySqlTo("99.00");
    String text = Files.readString(file("prices.csv"));
    Files.writeString(
        file("prices.csv"),
        text.replace(
            "true,29.00,19.00,15.00,0.00\r\n900002", "true,31.00,19.00,15.00,0.00\r\n900002"));
    assertOnlyTheEdit(planOf("prices.csv"));
    Files.move(file("prices.csv"), file("book.csv"));
    assertOnlyTheEdit(planOf("book.csv"));
  }

  @Test
  void whatAnOlderVersionKeptAfterTheEditOrForTwoFilesIsNotTrusted() throws IOException {
    copySamples();
    edited("prices.csv");
    FileTime kept = time(".mammoth-originals/prices.json");
    Files.setLastModifiedTime(file("prices.csv"), FileTime.fromMillis(kept.toMillis() - 60_000));
    assertTrue(planOf("prices.csv").facts().toString().contains("Nothing says when"));
    Files.setLastModifiedTime(file("prices.csv"), FileTime.from(java.time.Instant.now()));
    assertFalse(planOf("prices.csv").facts().toString().contains("Nothing says when"));
    Files.writeString(
        file(".mammoth-saved"),
        Files.readString(SAMPLES.resolve(".mammoth-saved"))
            + "63a1e555a04faf1257e6b276e883e70a7ea22677fb83391cb65881b8d6d79079  prices.xlsx\n");
    assertTrue(planOf("prices.csv").facts().toString().contains("Nothing says when"));
  }
}
