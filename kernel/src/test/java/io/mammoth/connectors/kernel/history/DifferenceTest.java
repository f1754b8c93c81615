package io.mammoth.connectors.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.history.Difference.What;
import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DifferenceTest {

  /** A row is "name price", without a price where there is none. */
  private static Table table(String... rows) {
    ColumnMaker<String[]> make =
        new ColumnMaker<>(List.of(rows).stream().map(row -> row.split(" ")).toList());
    return Table.create(
        "prices",
        make.text("name", row -> row[0]),
        make.money("price_per_month", row -> row.length == 1 ? null : new BigDecimal(row[1])));
  }

  @Test
  void whatCameWentAndChangedIsToldByKey() {
    Difference difference =
        Difference.of(
            table("A 29.00", "B 5", "C", "D 1"), table("C 7", "A 30.45", "D 1.00", "E 2"));
    assertEquals("1 added, 1 removed, 2 changed, 1 the same", difference.summary());
    Table shown = difference.table();
    assertEquals(List.of("changed", "changed", "added", "removed"), shown.stringColumn(0).asList());
    assertEquals(List.of("C", "A", "E", "B"), shown.stringColumn("name").asList());
    assertEquals(
        List.of("– → 7.00", "29.00 → 30.45 (+5.0 %)", "2.00", "5.00"),
        shown.stringColumn("price_per_month").asList());
    assertEquals(What.ADDED, difference.what(2));
    assertTrue(difference.isChanged(0, "price_per_month"));
    assertTrue(difference.toString().contains("29.00 → 30.45"), difference.toString());
  }

  @Test
  void theSameInAnotherOrderIsNoDifference() {
    Difference difference =
        Difference.of(table("A 0.30", "B"), table("B", "A 0.300000000000000004"));
    assertTrue(difference.isEmpty());
    assertEquals(0, difference.table().rowCount());
  }

  @Test
  void aColumnThatOnlyOneHasIsSaid() {
    Table more = table("A 1").addColumns(StringColumn.create("note", "x"));
    assertTrue(Difference.of(table("A 1"), more).summary().endsWith("note is only in the second"));
    assertTrue(Difference.of(more, table("A 1")).summary().endsWith("note is only in the first"));
  }

  @Test
  void theFirstOfIdKeyAndNameTellsRowsApart() {
    Table one = table("A 1", "A 2").addColumns(IntColumn.create("id", new int[] {1, 2}));
    Table two = table("A 1", "B 2").addColumns(IntColumn.create("id", new int[] {1, 2}));
    assertEquals(1, Difference.of(one, two).count(What.CHANGED));
    assertEquals(2, Difference.of(one, two, "id", "name").table().rowCount());
  }

  @Test
  void aKeyThatTellsNothingApartIsRefused() {
    refused("A stands in rows 1 and 3", table("A 1", "B 1", "A 2"), "name");
    refused("has no column id; it has name, price_per_month", table("A 1"), "id");
    Table none = Table.create("none", StringColumn.create("x", "1"));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Difference.of(none, none))
                .getMessage());
    assertTrue(message.contains("Both have x"), message);
  }

  private static void refused(String part, Table table, String key) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> Difference.of(table("A 1"), table, key))
                .getMessage());
    assertTrue(message.contains(part), message);
  }
}
