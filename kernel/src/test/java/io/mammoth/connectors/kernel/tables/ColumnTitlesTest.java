package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class ColumnTitlesTest {

  private static List<String> titles(Table table) {
    return ColumnTitles.readable(table).columnNames();
  }

  @ParameterizedTest
  @CsvSource({
    "price_per_month, Price per month",
    "disp_name, Display name",
    "api_type, API type",
    "id, ID",
    "is_added, Is added",
    "Already read, Already read",
    "Mean [price_per_month], Mean price per month",
    "_, _"
  })
  void aNameBecomesATitle(String name, String title) {
    assertEquals(List.of(title), titles(Table.create("t", IntColumn.create(name, 1))));
  }

  @Test
  void whatTablesawWorkedOutIsReadToo() {
    Table prices =
        Table.create(
            "prices",
            StringColumn.create("api_type", "DB", "CRM"),
            DoubleColumn.create("price_per_month", 1, 2));
    Table means = prices.summarize("price_per_month", AggregateFunctions.mean).by("api_type");
    assertEquals(List.of("API type", "Mean price per month"), titles(means));
  }

  @Test
  void twoThatWouldBeTheSameStayTwoAndTheOriginalIsUntouched() {
    Table table = Table.create("t", IntColumn.create("a_b", 1, 2), IntColumn.create("a b", 2, 3));
    assertEquals(List.of("A b", "A b_2"), titles(table));
    assertEquals(List.of("a_b", "a b"), table.columnNames());
  }
}
