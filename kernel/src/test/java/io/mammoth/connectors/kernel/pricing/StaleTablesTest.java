package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.kernel.files.Saving;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A table that is older than the last change of somebody else does not change that back. */
class StaleTablesTest extends JulyDeskTest {
  private static final int POSTGRES = 900001;
  private static final int MYSQL = 900002;
  private static final int PRO = 900002;

  private Table prices;

  StaleTablesTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void open() {
    prices = Prices.of(desk);
  }

  /** The first row of Pro is edited here; the second, and a base price, by somebody else. */
  private Table editedByTwo() {
    prices.doubleColumn("Pro").set(0, 16.25);
    desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, "14.50"));
    desk.mammoth().connectors().update(MYSQL, c -> c.pricePerMonth("26.00"));
    return prices;
  }

  private double price(int row, String column) {
    return Prices.of(desk).doubleColumn(column).get(row);
  }

  private static String problem(Plan plan) {
    assertThrows(PricingException.class, plan::apply);
    return String.join("\n", plan.problems());
  }

  /** What an analyst may do to a table before it is a plan. */
  static Stream<UnaryOperator<Table>> treatments() {
    return Stream.of(
        table -> table,
        table -> table.where(table.doubleColumn("Pro").isGreaterThan(10)),
        table -> table.sortDescendingOn("name"),
        table -> table.copy().setName("mine"),
        table -> table.selectColumns("id", "name", "Pro", "price_per_month"),
        table -> table.first(5).append(table.inRange(5, 8)));
  }

  @ParameterizedTest
  @MethodSource("treatments")
  void whatSomebodyElseChangedStaysAndIsToldApart(UnaryOperator<Table> treatment) {
    Plan plan = Plan.of(desk, treatment.apply(editedByTwo()));
    assertEquals(1, plan.steps(), plan.table()::printAll);
    assertEquals(2, plan.meanwhile().rowCount());
    assertEquals("14.50", plan.meanwhile().stringColumn("new").get(1));
    assertTrue(
        plan.facts().toString().contains("2 values were changed since the table was read"),
        plan.facts()::toString);
    plan.apply();
    assertEquals(16.25, price(0, "Pro"));
    assertEquals(14.5, price(1, "Pro"));
    assertEquals(26.0, price(1, "price_per_month"));
  }

  @Test
  void whereBothChangedTheSameIsAConflictThatIsNamedAndCounted() {
    prices.doubleColumn("Pro").set(1, 17.0);
    desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, "14.50"));
    Plan plan = Plan.of(desk, prices);
    assertTrue(
        problem(plan)
            .contains(
                "row 2, Pro: MySQL was changed since this table was read, from 15.00 to 14.50"),
        plan.problems()::toString);
    assertThrows(PricingException.class, () -> plan.overrule(2));
    assertTrue(plan.overrule(1).apply().isComplete());
    assertEquals(17.0, price(1, "Pro"));
  }

  @Test
  void whereBothWantTheSameNothingIsLeftToDo() {
    prices.doubleColumn("Pro").set(1, 14.5);
    desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, "14.50"));
    assertEquals(0, Plan.of(desk, prices).steps());
  }

  @Test
  void whatWasMadeOrDeletedMeanwhileIsNoneOfTheRest() {
    Connector made = desk.mammoth().connectors().create("Made meanwhile").connector();
    desk.mammoth().connectors().delete(MYSQL);
    Plan plan = Plan.of(desk, prices.dropRows(0)).deleteTheRest(1);
    assertEquals(List.of(), plan.problems());
    assertEquals("[delete, create]", plan.meanwhile().stringColumn("action").asList().toString());
    plan.apply();
    assertTrue(desk.read().offers().containsKey(made.id()));
  }

  @Test
  void anEditOfWhatIsGoneIsAProblem() {
    prices.doubleColumn("Pro").set(1, 17.0);
    desk.mammoth().connectors().delete(MYSQL);
    assertTrue(
        problem(Plan.of(desk, prices))
            .contains("row 2, id: connector 900002 was deleted since this table was read"));
  }

  @Test
  void whatWasChangedMeanwhileIsNotDeletedUnseen() {
    prices.addColumns(BooleanColumn.create("delete", new boolean[prices.rowCount()]));
    prices.booleanColumn("delete").set(0, true);
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("30.00"));
    assertTrue(problem(Plan.of(desk, prices)).contains("row 1, delete: PostgreSQL was changed"));
  }

  @Test
  void aTableOfAnotherAccountIsRefused() {
    desk.place = new Place("https://app.mammoth.io/api/v2", 4, "K7Q2M9XA");
    String refusal = assertThrows(PricingException.class, () -> Plan.of(desk, prices)).getMessage();
    assertTrue(
        String.valueOf(refusal).contains("was read from sandbox 2026-07, workspace 4"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prices.csv", "prices.json"})
  void aFileThatWasEditedElsewhereStillKnowsWhatItWasReadFrom(String name) throws Exception {
    Path file = folder.resolve(name);
    TableFile.save(Sheet.of(editedByTwo()), file);
    Files.writeString(file, Files.readString(file).replace("16.25", "16.75"));
    Plan plan = Plan.of(desk, TableFile.load(file).table());
    assertEquals("16.75", plan.table().stringColumn("new").get(0));
    assertEquals(1, plan.steps());
    assertEquals(2, plan.meanwhile().rowCount());
  }

  @Test
  void aWorkbookThatComesBackAsCsvStillKnowsToo() throws Exception {
    TableFile.save(Sheet.of(editedByTwo()), folder.resolve("prices.xlsx"));
    Files.writeString(
        folder.resolve("prices.csv"), "id;name;Pro\n900001;PostgreSQL;16,75\n900002;MySQL;15,00\n");
    Plan plan = Plan.of(desk, TableFile.load(folder.resolve("prices.csv")).table());
    assertEquals(List.of("16.75"), plan.table().stringColumn("new").asList());
  }

  @Test
  void aTableOfOnesOwnSaysThatNothingIsKnownUnlessItsOriginalIsGiven() throws Exception {
    Table original = prices.copy();
    Table own =
        Table.create(
            IntColumn.create("id", new int[] {POSTGRES, MYSQL}),
            DoubleColumn.create("Pro", 16.25, 15.0));
    editedByTwo();
    Plan plan = Plan.of(desk, own);
    assertEquals(2, plan.prices().rowCount());
    assertTrue(plan.facts().toString().contains("Nothing says when the table was read"));
    assertEquals(1, Plan.of(desk, own, original).prices().rowCount());
    Path file = folder.resolve("own.csv");
    TableFile.save(Sheet.of(prices), file);
    TableFile.save(Sheet.of(own), file, Saving.OVERWRITE);
    assertTrue(
        Plan.of(desk, TableFile.load(file).table()).facts().toString().contains("Nothing says"),
        "what an older file of that name was read from is forgotten");
  }

  @Test
  void aTableOfConnectorsTellsByWhenEachWasChanged() {
    List<Connector> sold = List.copyOf(desk.mammoth().connectors().fetch());
    Table table = ConnectorTables.connectors("Sold", sold);
    table.doubleColumn("price_per_month").set(0, 31.0);
    desk.mammoth().connectors().update(MYSQL, c -> c.pricePerMonth("26.00"));
    Plan plan = Plan.of(desk, table);
    assertTrue(problem(plan).startsWith("row 2, price_per_month: MySQL was changed at "));
    assertEquals(1, plan.problems().size());
    assertEquals(1, Plan.of(desk, table.first(1)).steps());
  }

  @Test
  void aTableThatIsReadAgainKnowsOfNothingMore() {
    editedByTwo();
    Table again = Prices.of(desk);
    again.stringColumn("name").set(0, "Postgres");
    Plan plan = Plan.of(desk, again);
    assertEquals(0, plan.meanwhile().rowCount());
    assertEquals(List.of("Postgres"), plan.table().stringColumn("new").asList());
  }
}
