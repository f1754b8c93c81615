package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.joining.JoinType;

/** A table carries what it was read from through all that Tablesaw does to it. */
class AsReadTest {
  private static Table read() {
    Table table =
        Table.create(
            "Prices",
            IntColumn.create("id", new int[] {3, 1, 2}),
            StringColumn.create("name", "c", "a", "b"),
            DoubleColumn.create("Pro", 3, 1, 2));
    return AsRead.now("here", Instant.EPOCH, table).on(table);
  }

  static Stream<UnaryOperator<Table>> treatments() {
    Table other =
        Table.create(IntColumn.create("id", new int[] {1, 2}), StringColumn.create("x", "p", "q"));
    return Stream.of(
        t -> t,
        Table::copy,
        t -> t.where(t.doubleColumn("Pro").isGreaterThan(1)),
        t -> t.sortOn("Pro"),
        t -> t.sortDescendingOn("name"),
        t -> t.selectColumns("id", "Pro"),
        t -> t.rejectColumns("name"),
        t -> t.first(1),
        t -> t.dropRows(0),
        t -> t.dropDuplicateRows(),
        t -> t.dropRowsWithMissingValues(),
        t -> t.sampleN(2),
        t -> t.emptyCopy().append(t),
        t -> t.joinOn("id").with(other).join(),
        t -> t.joinOn("id").type(JoinType.LEFT_OUTER).with(other).join(),
        t -> t.copy().setName("mine"));
  }

  @ParameterizedTest
  @MethodSource("treatments")
  void itIsCarriedAlong(UnaryOperator<Table> treatment) {
    AsRead carried = AsRead.of(treatment.apply(read()));
    assertNotNull(carried);
    assertEquals("here", carried.place());
    assertEquals(3, carried.table().rowCount());
  }

  @Test
  void whatIsEditedIsNotWhatWasRead() {
    Table table = read();
    table.doubleColumn("Pro").set(0, 9);
    table.appendRow();
    AsRead carried = AsRead.of(table);
    assertNotNull(carried);
    assertEquals(3, carried.table().doubleColumn("Pro").get(0));
    assertEquals(3, carried.table().rowCount());
  }

  @Test
  void numbersLookAsTheyDoOtherwise() {
    Table plain = Table.create("Prices", IntColumn.create("id", new int[] {1234567, -5}));
    Table marked = plain.copy();
    AsRead.now("here", Instant.EPOCH, marked).on(marked);
    marked.appendRow();
    plain.appendRow();
    assertEquals(plain.printAll(), marked.printAll());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5_000_000_000L})
  void largeIdsCarryItToo(long id) {
    Table table = Table.create(LongColumn.create("id", id));
    assertNotNull(AsRead.of(AsRead.now("here", Instant.EPOCH, table).on(table)));
  }

  @Test
  void whatHasNoIdsOrNoOriginCarriesNothing() {
    assertNull(AsRead.of(Table.create("t", IntColumn.create("id", 1))));
    assertNull(AsRead.of(Table.create("t", StringColumn.create("id", "1"))));
    assertNull(AsRead.of(Table.create("t", StringColumn.create("name", "1"))));
  }
}
