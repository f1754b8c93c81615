package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a table may not ask for, and what has to be asked for by name. */
class RefusedPlansTest extends JulyDeskTest {
  RefusedPlansTest(@TempDir Path folder) {
    super(folder);
  }

  private Table prices;

  @BeforeEach
  void open() {
    prices = Prices.of(desk);
  }

  private static String refused(Plan plan, String part) {
    PricingException refusal = assertThrows(PricingException.class, plan::apply);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(part), message);
    return message;
  }

  private Plan plan(Table edited) {
    return Plan.of(desk, edited);
  }

  @Test
  void tablesawsRoundMakesZerosOfWhatIsMissing() {
    DoubleColumn rounded = prices.doubleColumn("price_per_month").round();
    prices.replaceColumn("price_per_month", rounded.setName("price_per_month"));
    refused(plan(prices), "would become 0");
  }

  @Test
  void fillWithZeroMakesPricesOfWhatIsMissing() {
    prices.doubleColumn("Pro").fillWith(0.0);
    refused(plan(prices), "would become 0");
  }

  @Test
  void aLoopWithMathRoundMakesZerosOfWhatIsMissing() {
    for (Row row : prices) {
      row.setDouble("Enterprise", Math.round(row.getDouble("Enterprise") * 105) / 100.0);
    }
    refused(plan(prices), "would become 0");
  }

  @Test
  void roundIntMakesOtherNumbersOfWhatIsMissing() {
    DoubleColumn rounded = prices.doubleColumn("price_per_month").roundInt();
    prices.replaceColumn("price_per_month", rounded.setName("price_per_month"));
    assertThrows(PricingException.class, plan(prices)::apply);
  }

  @Test
  void productsOfBinaryNumbersAreRoundedByTheAnalyst() {
    DoubleColumn more = prices.doubleColumn("price_per_month").multiply(1.05);
    prices.replaceColumn("price_per_month", more.setName("price_per_month"));
    refused(plan(prices), "cents(");
  }

  @Test
  void aPriceOfZeroIsAllowedByItsExactNumber() {
    prices.doubleColumn("price_per_month").set(0, 0.0);
    prices.doubleColumn("Pro").set(0, 0.0);
    Plan plan = plan(prices);
    refused(plan, "row 1, price_per_month: the price would become 0");
    assertThrows(PricingException.class, () -> plan.allowZero(1));
    assertTrue(plan.allowZero(2).apply().isComplete());
  }

  @Test
  void badValuesAreToldAllAtOnceWithRowAndColumn() {
    prices.doubleColumn("price_per_month").set(0, -1.0);
    prices.doubleColumn("Pro").set(1, Double.POSITIVE_INFINITY);
    prices.intColumn("id").set(2, 77);
    prices.stringColumn("name").set(3, "x");
    prices.stringColumn("name").set(4, "snowflake");
    prices.intColumn("id").set(6, 900006);
    String message = refused(plan(prices), "row 1, price_per_month");
    assertTrue(message.contains("row 2, Pro"), message);
    assertTrue(message.contains("row 3, id: there is no connector 77"), message);
    assertTrue(message.contains("row 4, name"), message);
    assertTrue(message.contains("row 5, name: snowflake is the name of connector 900006"), message);
    assertTrue(message.contains("row 7: Snowflake is in row 6 already"), message);
  }

  @Test
  void textIsAPriceOnlyWhenItIsADecimal() {
    Table edited =
        Table.create(
            StringColumn.create("name", "PostgreSQL", "MySQL"),
            StringColumn.create("price_per_month", "$31", "1,299.00"));
    String message = refused(plan(edited), "\"$31\" is no price");
    assertTrue(message.contains("\"1,299.00\" is no price"), message);
    edited.stringColumn("price_per_month").set(0, " 31.50 ");
    edited.stringColumn("price_per_month").set(1, "");
    assertEquals(1, plan(edited).steps());
  }

  @Test
  void whatIsNotInTheTableIsLeftAlone() {
    Table few = prices.where(prices.stringColumn("type").isEqualTo("CRM"));
    Table edited = few.selectColumns("id", "Pro");
    edited.doubleColumn("Pro").set(0, 55.5);
    Plan plan = plan(edited);
    assertEquals(1, plan.steps());
    assertTrue(plan.facts().toString().contains("deleteTheRest"), plan.facts()::toString);
    plan.apply();
    assertEquals(46, desk.read().offers().size());
  }

  @Test
  void theRestIsDeletedByItsExactNumber() {
    Table few = prices.dropRows(3, 4);
    Plan plan = plan(few);
    assertEquals(0, plan.steps());
    assertThrows(PricingException.class, () -> plan.deleteTheRest(3));
    plan.deleteTheRest(2).apply();
    assertEquals(44, desk.read().offers().size());
  }

  @Test
  void anEmptiedCellIsSentOnlyWhenAskedFor() {
    Table connectors =
        Table.create(
            IntColumn.create("id", new int[] {900001}),
            StringColumn.create("description", List.of("")),
            DoubleColumn.create("price_per_month", Double.NaN));
    Plan plan = plan(connectors);
    assertEquals(0, plan.steps());
    assertThrows(PricingException.class, () -> plan.clearing("Pro"));
    Plan clearing = plan.clearing("price_per_month");
    assertEquals(1, clearing.steps());
    clearing.apply();
    assertTrue(Prices.of(desk).column("price_per_month").isMissing(0));
  }

  @Test
  void deletedAndChangedIsAContradiction() {
    prices.addColumns(BooleanColumn.create("delete", new boolean[prices.rowCount()]));
    prices.booleanColumn("delete").set(0, true);
    prices.doubleColumn("Pro").set(0, 1.0);
    refused(plan(prices), "only one can be meant");
  }

  @Test
  void aBasePriceIsRefusedWherePricesAreKeptInProfiles() {
    desk.close();
    desk = SandboxDesk.of(Dialect.OCTOBER, folder);
    prices = Prices.of(desk);
    prices.doubleColumn("price_per_month").set(0, 31.0);
    prices.doubleColumn("price_per_month").set(2, 31.0);
    String message = refused(plan(prices), "edit the column Starter or Pro or Enterprise");
    assertTrue(message.contains("row 3, price_per_month"), message);
  }

  @Test
  void muchAndEverythingIsMarked() {
    Table edited = prices.where(prices.doubleColumn("price_per_month").isGreaterThan(0));
    for (Row row : edited) {
      row.setDouble("price_per_month", row.getDouble("price_per_month") + 30);
    }
    Plan plan = plan(edited);
    assertTrue(
        plan.facts().toString().contains("prices change by more than 50 %"),
        plan.facts()::toString);
    assertEquals("more than 50 %", plan.table().stringColumn("mark").get(0));
    for (Row row : prices) {
      row.setBoolean("enabled", !row.getBoolean("enabled"));
    }
    assertTrue(plan(prices).facts().toString().contains("No connector is left as it is"));
  }

  @Test
  void aTableWithoutIdsNamesWhatThereIs() {
    Table edited =
        Table.create(
            StringColumn.create("name", " postgresql ", "Postgre"),
            DoubleColumn.create("price_per_month", 30, 30));
    String message = refused(plan(edited), "row 2, name: there is no connector named Postgre");
    assertTrue(!message.contains("row 1"), message);
  }
}
