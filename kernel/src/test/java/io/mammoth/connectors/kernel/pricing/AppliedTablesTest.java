package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Whoever applies a table and edits it once more is not taken for somebody else. */
class AppliedTablesTest extends JulyDeskTest {
  private static final int MYSQL = 900002;
  private static final int PRO = 900002;

  private Table prices;

  AppliedTablesTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void open() {
    prices = Prices.of(desk);
  }

  private Plan planned(double price) {
    prices.doubleColumn("Pro").set(1, price);
    return Plan.of(desk, prices);
  }

  private Plan plannedOfFew(double price) {
    prices.doubleColumn("Pro").set(1, price);
    return Plan.of(desk, prices.selectColumns("id", "name", "Pro").first(5));
  }

  private double live() {
    return Prices.of(desk).doubleColumn("Pro").get(1);
  }

  @Test
  void theSameCellOnceMoreIsAChangeLikeAnyOther() {
    planned(16.0).apply();
    Plan again = planned(17.0);
    assertEquals(List.of(), again.problems());
    assertEquals("[16.00]", again.table().stringColumn("old").asList().toString());
    assertTrue(again.apply().isComplete());
    assertEquals(17.0, live());
    assertEquals(0, Plan.of(desk, prices).steps());
    assertEquals(0, Plan.of(desk, prices).meanwhile().rowCount());
  }

  @Test
  void backToWhatItWasIsAChangeToo() {
    double before = live();
    planned(16.0).apply();
    planned(before).apply();
    assertEquals(before, live());
  }

  @Test
  void whatIsEditedBetweenThePlanAndItsEndIsStillToBeDone() {
    Plan plan = planned(16.0);
    prices.doubleColumn("Pro").set(1, 17.0);
    plan.apply();
    assertEquals("[17.00]", Plan.of(desk, prices).table().stringColumn("new").asList().toString());
  }

  @Test
  void aCopyFromBeforeDoesNotTakeItBack() {
    Table copy = prices.copy();
    planned(16.0).apply();
    copy.doubleColumn("Pro").set(0, 99.0);
    Plan other = Plan.of(desk, copy);
    assertEquals(1, other.prices().rowCount());
    assertEquals(1, other.meanwhile().rowCount());
    other.apply();
    assertEquals(16.0, live());
  }

  @Test
  void partsOfATableAreNoOtherCase() {
    plannedOfFew(16.0).apply();
    Plan again = plannedOfFew(17.0);
    assertEquals(List.of(), again.problems());
    again.apply();
    assertEquals(17.0, live());
  }

  @Test
  void aFileThatIsEditedTwiceIsNoOtherCase() throws Exception {
    Path file = folder.resolve("prices.csv");
    prices.doubleColumn("Pro").set(1, 16.25);
    TableFile.save(Sheet.of(prices), file);
    Plan.of(desk, TableFile.load(file).table()).apply();
    Files.writeString(file, Files.readString(file).replace("16.25", "16.75"));
    Plan again = Plan.of(desk, TableFile.load(file).table());
    assertEquals(List.of(), again.problems());
    again.apply();
    assertEquals(16.75, live());
  }

  @Test
  void afterAnUndoItCanBeEditedOnceMore() {
    PlanFile.open(desk, planned(16.0).apply().file()).revert().apply();
    planned(17.0).apply();
    assertEquals(17.0, live());
  }

  @Test
  void whatSomebodyElseChangedAfterwardsIsAConflictAllTheSame() {
    planned(16.0).apply();
    desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, "14.50"));
    Plan again = planned(17.0);
    assertTrue(
        again.problems().toString().contains("MySQL was changed since this table was read"),
        again.problems()::toString);
    assertThrows(PricingException.class, again::apply);
    assertTrue(plannedOfFew(17.0).problems().toString().contains("MySQL was changed"));
  }

  @Test
  void whatSomebodyElseAppliedAtTheSameDeskIsNotOnesOwn() {
    desk.author = "colleague";
    plannedOfFew(16.0).apply();
    desk.author = "analyst";
    assertTrue(plannedOfFew(17.0).problems().toString().contains("MySQL was changed"));
  }

  @Test
  void whatWasMadeFromATableIsKnownByItsName() {
    Row row = prices.appendRow();
    row.setString("name", "Made here");
    row.setDouble("price_per_month", 5.0);
    row.setDouble("Pro", 6.0);
    Plan.of(desk, prices).apply();
    assertEquals(0, Plan.of(desk, prices).steps());
    assertEquals(List.of(), Plan.of(desk, prices).problems());
    prices.doubleColumn("Pro").set(prices.rowCount() - 1, 7.0);
    Plan again = Plan.of(desk, prices);
    assertEquals("[change]", again.table().stringColumn("action").asList().toString());
    assertEquals("[6.00]", again.table().stringColumn("old").asList().toString());
    again.apply();
    assertEquals(0, Plan.of(desk, prices).steps());
  }

  @Test
  void onesOwnChangeIsInNoDeletionsWay() {
    plannedOfFew(16.0).apply();
    Table copy = Prices.of(desk);
    prices.doubleColumn("Pro").set(1, 15.0);
    prices.addColumns(BooleanColumn.create("delete", new boolean[prices.rowCount()]));
    prices.booleanColumn("delete").set(1, true);
    Plan plan = Plan.of(desk, prices);
    assertEquals(List.of(), plan.problems());
    plan.apply();
    assertEquals(copy.rowCount() - 1, Prices.of(desk).rowCount());
    assertEquals(0, Plan.of(desk, prices).steps());
  }

  @Test
  void aTableOfConnectorsKnowsItToo() {
    Table sold =
        ConnectorTables.connectors("Sold", List.copyOf(desk.mammoth().connectors().fetch()));
    sold.doubleColumn("price_per_month").set(1, 31.0);
    Plan.of(desk, sold).apply();
    sold.doubleColumn("price_per_month").set(1, 32.0);
    Plan again = Plan.of(desk, sold);
    assertEquals(List.of(), again.problems());
    again.apply();
    assertEquals(
        "32.00",
        Values.text(Objects.requireNonNull(desk.read().offers().get((long) MYSQL)).price()));
  }
}
