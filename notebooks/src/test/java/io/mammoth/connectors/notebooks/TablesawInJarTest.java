package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tablesaw's documentation shows, in a notebook, from the jar that holds less of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesawInJarTest {
  private final NotebookKernel kernel =
      NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
  private final Path folder = Workbench.scratch("tablesaw");

  @BeforeAll
  void prepare() throws IOException {
    Files.writeString(
        folder.resolve("sales.csv"),
        """
        day,shop,item,amount,price,big
        2026-01-05,North,tea,3,2.50,false
        2026-01-06,South,tea,1,2.60,false
        2026-02-07,North,coffee,2,4.00,true
        2026-02-08,South,coffee,,4.10,true
        2026-03-09,North,milk,5,1.20,
        """);
    Files.writeString(folder.resolve("german.csv"), "name;wert\nä;1,5\nö;2,5\n");
    Files.writeString(folder.resolve("fixed.txt"), "ab  12\ncd   3\n");
    run("String folder = \"" + folder + "/\"");
    run("Table sales = Table.read().csv(folder + \"sales.csv\")");
    run(
        "Table shops = Table.create(\"shops\", StringColumn.create(\"shop\", \"North\", \"West\"),"
            + " IntColumn.create(\"staff\", 4, 2))");
    run("import static tech.tablesaw.aggregate.AggregateFunctions.*;");
    run("import tech.tablesaw.io.csv.*;");
    run("import java.nio.file.*;");
    run("import tech.tablesaw.selection.*;");
    run("import tech.tablesaw.columns.numbers.*;");
    run("import tech.tablesaw.columns.dates.*;");
  }

  @AfterAll
  void stop() {
    kernel.close();
  }

  private String run(String code) {
    Cell cell = kernel.run(code);
    assertNull(cell.error(), cell::toString);
    assertEquals("", cell.stderr());
    return cell.text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // In and out
        "sales.shape() | 'sales.csv: 5 rows X 6 cols'",
        "sales.types() | [LOCAL_DATE, STRING, STRING, INTEGER, DOUBLE, BOOLEAN]",
        "Table.read().usingOptions(CsvReadOptions.builder(folder +"
            + " \"german.csv\").separator(';').locale(Locale.GERMAN)).shape() | 'german.csv: 2 rows"
            + " X 2 cols'",
        "Table.read().csv(\"a,b\\n1,2\\n\", \"inline\").rowCount() | 1",
        "Table.read().usingOptions(CsvReadOptions.builder(new File(folder +"
            + " \"sales.csv\")).sample(false).missingValueIndicator(\"-\")).columnCount() | 6",
        "Table.read().csv(new ByteArrayInputStream(\"a\\n1\\n\".getBytes())).rowCount() | 1",
        "sales.write().toString(\"csv\").lines().count() | 6",
        "{ sales.write().csv(folder + \"out.csv\"); } Table.read().csv(folder +"
            + " \"out.csv\").rowCount() | 5",
        "{ sales.write().usingOptions(CsvWriteOptions.builder(folder +"
            + " \"semicolons.csv\").separator(';').build()); } Files.readString(Path.of(folder +"
            + " \"semicolons.csv\")).startsWith(\"day;shop\") | true",
        // Look
        "sales.structure().rowCount() | 6",
        "sales.first(2).rowCount() + sales.last(1).rowCount() | 3",
        "sales.summary().rowCount() | 17",
        "sales.column(\"price\").summary().rowCount() | 8",
        "sales.missingValueCounts().columnCount() + sales.column(\"amount\").countMissing() | 7",
        "sales.print(2).lines().count() >= 4 | true",
        // Choose
        "sales.where(sales.numberColumn(\"price\").isGreaterThan(2.5)).rowCount() | 3",
        "sales.where(sales.stringColumn(\"shop\").isEqualTo(\"North\").and(sales.intColumn(\"amount\").isLessThan(4))).rowCount()"
            + " | 2",
        "sales.where(and(str(\"item\").startsWith(\"t\"),"
            + " num(\"amount\").isNotMissing())).rowCount() | 2",
        "sales.dropWhere(sales.stringColumn(\"item\").containsString(\"f\")).rowCount() | 3",
        "sales.dropRowsWithMissingValues().rowCount() | 3",
        "sales.selectColumns(\"shop\", \"price\").columnCount() | 2",
        "sales.rejectColumns(\"day\").columnCount() | 5",
        "sales.sampleN(2).rowCount() | 2",
        "sales.inRange(1, 3).rowCount() | 2",
        // Sort
        "sales.sortAscendingOn(\"price\").doubleColumn(\"price\").get(0) | 1.2",
        "sales.sortDescendingOn(\"price\").doubleColumn(\"price\").get(0) | 4.1",
        "sales.sortOn(\"shop\", \"-price\").doubleColumn(\"price\").get(0) | 4.0",
        "sales.sortOn((a, b) -> Integer.compare(b.getRowNumber(), a.getRowNumber())).getString(0,"
            + " \"item\") | milk",
        // Join
        "sales.joinOn(\"shop\").inner(shops).rowCount() | 3",
        "sales.joinOn(\"shop\").leftOuter(shops).rowCount() | 5",
        "sales.joinOn(\"shop\").rightOuter(shops).rowCount() | 4",
        "sales.joinOn(\"shop\").fullOuter(shops).rowCount() | 6",
        "sales.copy().append(sales).rowCount() | 10",
        "sales.selectColumns(\"day\").concat(sales.selectColumns(\"item\")).columnCount() | 2",
        // Group
        "sales.summarize(\"price\", mean, max, min, stdDev, median).by(\"shop\").rowCount() | 2",
        "sales.summarize(\"price\", \"amount\", mean, count).apply().rowCount() | 1",
        "sales.summarize(\"price\", sum).by(sales.dateColumn(\"day\").month()).rowCount() | 3",
        "sales.countBy(\"item\").rowCount() | 3",
        "sales.splitOn(\"shop\").getSlices().size() | 2",
        "sales.xTabCounts(\"shop\", \"item\").rowCount() | 3",
        "sales.xTabRowPercents(\"shop\", \"item\").columnCount() | 5",
        "tech.tablesaw.aggregate.PivotTable.pivot(sales, sales.stringColumn(\"shop\"),"
            + " sales.stringColumn(\"item\"), sales.numberColumn(\"price\"), mean).columnCount() |"
            + " 4",
        "sales.selectColumns(\"shop\", \"amount\", \"price\").melt(List.of(\"shop\"),"
            + " List.of(sales.numberColumn(\"amount\"), sales.numberColumn(\"price\")),"
            + " true).rowCount() | 9",
        "sales.selectColumns(\"price\").transpose().columnCount() | 5",
        // Dates
        "sales.dateColumn(\"day\").dayOfWeek().get(0) | MONDAY",
        "sales.dateColumn(\"day\").plusMonths(1).get(0) | 2026-02-05",
        "sales.where(sales.dateColumn(\"day\").isAfter(LocalDate.of(2026, 2, 1))).rowCount() | 3",
        "sales.dateColumn(\"day\").daysUntil(DateColumn.create(\"end\", Collections.nCopies(5,"
            + " LocalDate.of(2026, 3, 10)))).get(4) | 1",
        "sales.dateColumn(\"day\").atStartOfDay().get(0) | 2026-01-05T00:00",
        "DateTimeColumn.create(\"t\", LocalDateTime.of(2026, 1, 1, 10, 30)).hour().get(0) | 10",
        "Table.read().usingOptions(CsvReadOptions.builderFromString(\"d\\n"
            + "05.01.2026\\n"
            + "\").dateFormat(java.time.format.DateTimeFormatter.ofPattern(\"dd.MM.yyyy\"))).column(0).type()"
            + " | LOCAL_DATE",
        // Columns
        "sales.doubleColumn(\"price\").rolling(2).mean().get(1) | 2.55",
        "sales.doubleColumn(\"price\").multiply(2).round().get(0) | 5.0",
        "sales.stringColumn(\"item\").upperCase().get(0) | TEA",
        "sales.stringColumn(\"item\").countUnique() | 3",
        "sales.doubleColumn(\"price\").percentile(50) | 2.6",
        "sales.doubleColumn(\"price\").bin(2).size() | 2",
        "sales.doubleColumn(\"price\").pearsons(sales.doubleColumn(\"price\")) | 1.0",
        "sales.booleanColumn(\"big\").countTrue() | 2",
        "sales.stream().mapToDouble(row -> row.getDouble(\"price\")).max().getAsDouble() | 4.1"
      })
  void aCellOfTheDocumentationRuns(String code, String text) {
    assertEquals(text, run(code));
  }
}
