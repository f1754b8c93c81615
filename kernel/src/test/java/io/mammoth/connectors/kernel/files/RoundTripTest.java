package io.mammoth.connectors.kernel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Whatever stands in a table of our columns, saved and loaded it is the same. */
class RoundTripTest {
  private static final int TABLES = 150;

  private static final List<String> TEXTS =
      List.of("name", "type", "version_key", "description", "vendor", "used_in_profiles", "bucket");

  private static final List<String> WORDS =
      List.of(
          "NA",
          "null",
          "007",
          "2.10",
          "1e5",
          "true",
          "-5",
          "=1+1",
          "'=1+1",
          "''",
          "'",
          "\"",
          ",",
          ";",
          "\t",
          "\r\n",
          "\n",
          "\r",
          " ",
          "  blank  ",
          "é",
          "Ünï",
          "日本",
          "😀",
          "a,b",
          "x\"y\"z",
          "+49",
          "@x",
          "1,234.50",
          "19,99",
          "2026-11-24",
          "NaN",
          "#",
          "\\",
          "|",
          "<b>",
          "\uFEFF");

  private final Path folder;

  RoundTripTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static @Nullable String word(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(4); words > 0; words--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static <V> @Nullable V sometimes(Random random, V value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static Table table(Random random, int rows) {
    ColumnMaker<Integer> make = new ColumnMaker<>(IntStream.range(0, rows).boxed().toList());
    List<Column<?>> columns = new ArrayList<>();
    columns.add(make.integer("id", row -> sometimes(random, 900_001L + row)));
    for (String name : TEXTS) {
      columns.add(make.text(name, row -> word(random)));
    }
    columns.add(make.bool("enabled", row -> sometimes(random, random.nextBoolean())));
    columns.add(make.money("price_per_month", row -> sometimes(random, price(random))));
    List<@Nullable Long> counts = new ArrayList<>(List.of(random.nextLong(5_000_000_000L)));
    while (counts.size() < rows) {
      counts.add(sometimes(random, random.nextLong(5_000_000_000L)));
    }
    columns.add(make.integer("profile_count", counts::get));
    columns.add(make.time("created_at", row -> sometimes(random, time(random))));
    // Of a profile: a column whose name is anybody's, with a price in the first row at least.
    columns.add(
        make.money(
            "Pro; new, \"2\"", row -> row == 0 ? price(random) : sometimes(random, price(random))));
    return Table.create("prices", columns);
  }

  private static BigDecimal price(Random random) {
    return BigDecimal.valueOf(random.nextInt(100_000), 2);
  }

  private static Instant time(Random random) {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void aTableOfOursIsTheSameAfterwards(String ending) {
    for (int seed = 0; seed < TABLES; seed++) {
      Random random = new Random(seed);
      Table table = table(random, 1 + random.nextInt(12));
      Path file = folder.resolve("table." + ending);
      TableFile.save(Sheet.of(table), file, Saving.OVERWRITE);
      Text.assertSame(table, TableFile.load(file).table());
    }
  }

  @Test
  void anEmptyTableKeepsItsColumns() {
    Table table = table(new Random(1), 1).emptyCopy();
    Path file = folder.resolve("empty.csv");
    TableFile.save(Sheet.of(table), file);
    Table loaded = TableFile.load(file).table();
    assertEquals(table.columnNames(), loaded.columnNames());
    assertEquals(0, loaded.rowCount());
  }

  @Test
  void oneColumnWithGapsKeepsItsRows() {
    ColumnMaker<Integer> make = new ColumnMaker<>(List.of(1, 2, 3));
    Table table = Table.create("t", make.text("name", row -> row == 2 ? null : "x"));
    Path file = folder.resolve("one.csv");
    TableFile.save(Sheet.of(table), file);
    Text.assertSame(table, TableFile.load(file).table());
  }

  @Test
  void tenThousandRowsAreTheSameAfterwards() {
    Table table = table(new Random(7), 10_000);
    for (String ending : List.of("csv", "json")) {
      Path file = folder.resolve("large." + ending);
      TableFile.save(Sheet.of(table), file);
      Text.assertSame(table, TableFile.load(file).table());
    }
    TableFile.save(Sheet.of(table), folder.resolve("large.xlsx"));
  }

  @Test
  void moneyHasTwoDecimalsAndMoreWhereItHasMore() {
    ColumnMaker<String> make =
        new ColumnMaker<>(List.of("5", "19.9", "0.125", "30.450000000000003"));
    Table table = Table.create("t", make.money("price_per_month", BigDecimal::new));
    Path file = folder.resolve("money.csv");
    TableFile.save(Sheet.of(table), file);
    assertEquals("price_per_month\r\n5.00\r\n19.90\r\n0.125\r\n30.45\r\n", Text.of(file));
  }
}
