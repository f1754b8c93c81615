package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class SummariesTest {
  private static final double MISSING = Double.NaN;

  private static Table prices(double... values) {
    return Table.create("prices", Money.shown(DoubleColumn.create("price", values)));
  }

  private static Table texts(String name, @Nullable String... values) {
    return Table.create("texts", StringColumn.create(name, values));
  }

  private static List<String> column(Table table, String name) {
    return Stream.iterate(0, row -> row + 1)
        .limit(table.rowCount())
        .map(row -> table.column(name).isMissing(row) ? "-" : table.getString(row, name))
        .toList();
  }

  @Test
  void countsBeginWithTheMostFrequentAndEndWithTheMissing() {
    Table counts = Summaries.counts(texts("type", "b", null, "c", "a", "c", null, null), "type");
    assertEquals(List.of("c", "a", "b", "-"), column(counts, "type"));
    assertEquals(List.of("2", "1", "1", "3"), column(counts, "count"));
  }

  @Test
  void countsKeepTheTypeOfTheirColumn() {
    Boolean[] values = {true, null, false, true};
    Table counts =
        Summaries.counts(Table.create("t", BooleanColumn.create("added", values)), "added");
    assertEquals(ColumnType.BOOLEAN, counts.column(0).type());
    assertEquals(List.of("true", "false", "-"), column(counts, "added"));
  }

  @Test
  void countsTellApartWhatMerelyLooksTheSame() {
    assertEquals(3, Summaries.counts(prices(1.001, 1.004, 1.0), "price").rowCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "Count", "COUNT"})
  void aColumnCalledCountCanBeCounted(String name) {
    Table counts = Summaries.counts(texts(name, "x", "x"), name);
    assertEquals(List.of(name, "count_2"), counts.columnNames());
    assertEquals("2", counts.getString(0, 1));
  }

  @Test
  void noRowsHaveNoCounts() {
    assertEquals(0, Summaries.counts(prices(), "price").rowCount());
    assertEquals(2, Summaries.counts(prices(), "price").columnCount());
  }

  @Test
  void topBeginsWithTheLargestAndEndsWithTheMissing() {
    Table top = Summaries.top(prices(2, MISSING, 30, -1, 7), "price", 9);
    assertEquals(List.of("30.00", "7.00", "2.00", "-1.00", "-"), column(top, "price"));
    assertEquals("prices", top.name());
  }

  @Test
  void topKeepsTheOrderOfEqualRows() {
    Table table = prices(1, 2, 1, 2).addColumns(StringColumn.create("at", "a", "b", "c", "d"));
    assertEquals(List.of("b", "d", "a"), column(Summaries.top(table, "price", 3), "at"));
  }

  @Test
  void topLeavesTheTableAsItIs() {
    Table table = prices(1, 2);
    assertEquals(0, Summaries.top(table, "price", 0).rowCount());
    assertEquals(List.of("1.00", "2.00"), column(table, "price"));
  }

  @Test
  void topKeepsOtherMissingValuesMissing() {
    Table table = prices(1, 2).addColumns(StringColumn.create("s", null, "x"));
    table.addColumns(BooleanColumn.create("b", Arrays.asList(true, null)));
    Table top = Summaries.top(table, "price", 2);
    assertEquals(List.of("x", "-"), column(top, "s"));
    assertEquals(List.of("-", "true"), column(top, "b"));
  }

  @Test
  void topOfTextIsByText() {
    assertEquals(List.of("c", "b"), column(Summaries.top(texts("s", "b", "c", "a"), "s", 2), "s"));
  }

  @Test
  void topRefusesANegativeNumber() {
    assertThrows(IllegalArgumentException.class, () -> Summaries.top(prices(1), "price", -1));
  }

  @Test
  void describeCountsWhatIsMissingAndUsesTheRest() {
    Table facts = Summaries.describe(prices(1, MISSING, 3));
    assertEquals(
        List.of("price", "DOUBLE", "2", "1", "2", "4", "2", "1"),
        facts.columnNames().subList(0, 8).stream().map(n -> facts.getString(0, n)).toList());
    assertEquals("3", facts.getString(0, "max"));
  }

  @Test
  void describeSaysNothingOfWhatIsNotThere() {
    Table facts = Summaries.describe(prices(MISSING));
    assertEquals("0", facts.getString(0, "count"));
    assertTrue(Stream.of("sum", "mean", "min", "max").allMatch(n -> facts.column(n).isMissing(0)));
  }

  @Test
  void describeTakesTablesWithoutRowsOrColumns() {
    assertEquals("0", Summaries.describe(prices()).getString(0, "count"));
    assertEquals(0, Summaries.describe(Table.create("none")).rowCount());
  }

  @Test
  void describeHasNoFiguresForText() {
    Table facts = Summaries.describe(texts("s", "a", "a", "b"));
    assertEquals("2", facts.getString(0, "distinct"));
    assertTrue(facts.column("sum").isMissing(0));
  }

  @Test
  void describeLivesWithInfinity() {
    Table facts = Summaries.describe(prices(1, Double.POSITIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, facts.doubleColumn("sum").get(0));
  }

  @Test
  void aTotalIsExactWhereBinaryAdditionIsNot() {
    assertEquals(new BigDecimal("0.3"), Summaries.total(prices(0.1, MISSING, 0.2), "price"));
  }

  @Test
  void aTotalOfEveryKindOfNumberIsExact() {
    LongColumn longs = LongColumn.create("n", 9_007_199_254_740_993L, 1L);
    FloatColumn floats = FloatColumn.create("n", 19.99f, 0.01f);
    assertEquals(new BigDecimal("9007199254740994"), total(Table.create("t", longs)));
    assertEquals(new BigDecimal("20.00"), total(Table.create("t", floats)));
  }

  private static BigDecimal total(Table table) {
    return Objects.requireNonNull(Summaries.total(table, "n"));
  }

  @Test
  void nothingHasNoTotal() {
    assertNull(Summaries.total(prices(MISSING, MISSING), "price"));
    assertNull(Summaries.total(prices(), "price"));
  }

  @Test
  void anInfiniteTotalIsRefused() {
    Table table = prices(1, Double.NEGATIVE_INFINITY);
    assertThrows(ArithmeticException.class, () -> Summaries.total(table, "price"));
  }

  @Test
  void aGroupWithoutAValueHasNoSum() {
    Table table = prices(1.1, 2.2, MISSING);
    table.addColumns(StringColumn.create("type", "a", "a", "b"));
    Table sums = table.summarize("price", Summaries.SUM).by("type").sortAscendingOn("type");
    assertEquals(3.3, sums.doubleColumn(1).get(0));
    assertTrue(sums.column(1).isMissing(1));
    assertEquals("Sum [price]", sums.column(1).name());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aColumnThatIsNotThereIsAnsweredWithThoseThatAre(Function<Table, Object> function) {
    Table table = prices(1).addColumns(StringColumn.create("name", "a"));
    var refused = assertThrows(IllegalArgumentException.class, () -> function.apply(table));
    assertEquals(
        "There is no column prise; there are: price, name", String.valueOf(refused.getMessage()));
  }

  static Stream<Function<Table, Object>> functions() {
    return Stream.of(
        table -> Summaries.counts(table, "prise"),
        table -> Summaries.top(table, "prise", 1),
        table -> String.valueOf(Summaries.total(table, "prise")));
  }

  @Test
  void aNameIsFoundInAnyCaseAsInTablesaw() {
    assertEquals(1, Summaries.counts(texts("api_id", "x"), "API_ID").rowCount());
  }

  @Test
  void aTotalOfTextNamesTheColumnsWithNumbers() {
    Table table = prices(1).addColumns(StringColumn.create("name", "a"));
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Summaries.total(table, "name"));
    assertEquals("The column name holds no numbers; these do: price", refused.getMessage());
  }
}
