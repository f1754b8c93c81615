package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What everything costs, as the sandbox sells it. */
class PricesTest {
  private final Path folder;

  PricesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachProfileHasAColumn() {
    try (SandboxDesk desk = SandboxDesk.of(Dialect.JULY, folder)) {
      Table prices = Prices.of(desk);
      assertEquals(
          List.of(
              "id", "name", "type", "enabled", "price_per_month", "Starter", "Pro", "Enterprise"),
          prices.columnNames());
      assertEquals(46, prices.rowCount());
      assertEquals("DB", prices.row(0).getString("type"));
      assertEquals(15.0, prices.row(0).getDouble("Pro"));
      assertTrue(prices.column("Starter").isMissing(3), "not in the profile");
      assertEquals(0.0, prices.row(14).getDouble("Pro"), "free is not missing");
      assertTrue(prices.name().contains("without a base price"), prices.name());
    }
  }

  @Test
  void aMappingOfOnesOwnWins() {
    try (SandboxDesk desk = SandboxDesk.of(Dialect.OCTOBER, folder)) {
      Table mapping =
          Table.create(
              StringColumn.create("name", "postgresql", "Weather history"),
              StringColumn.create("type", "Ours", "Weather"));
      Table prices = Prices.of(desk, mapping);
      assertEquals("Ours", prices.row(0).getString("type"));
      assertEquals("Weather", prices.row(43).getString("type"));
      assertTrue(prices.name().contains("kept in profiles"), prices.name());
    }
  }
}
