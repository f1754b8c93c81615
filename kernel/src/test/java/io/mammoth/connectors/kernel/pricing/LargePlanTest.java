package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Every row of a large catalogue at once. */
class LargePlanTest {
  private static final int ROWS = Boolean.getBoolean("mammoth.long") ? 10_000 : 300;

  private static Catalogue large() {
    List<Map<String, @Nullable Object>> connectors = new ArrayList<>();
    List<Map<String, @Nullable Object>> held = new ArrayList<>();
    for (long id = 1; id <= ROWS; id++) {
      Map<String, @Nullable Object> connector = new HashMap<>();
      connector.put("id", id);
      connector.put("name", "Connector " + id);
      connector.put("enabled", true);
      connector.put("price_per_month", BigDecimal.valueOf(1000 + id, 2));
      connectors.add(connector);
      held.add(
          Map.of(
              "connector_id", id, "enabled", true, "price_per_month", BigDecimal.valueOf(id, 2)));
    }
    Map<String, @Nullable Object> profile = new HashMap<>();
    profile.put("id", 1L);
    profile.put("name", "All");
    profile.put("connectors", held);
    return Catalogue.of(4, List.of(), connectors, List.of(profile));
  }

  @Test
  void everyRowIsPlannedAppliedWithProgressAndTakenBack(@TempDir Path folder) {
    try (SandboxDesk desk = new SandboxDesk(Sandbox.from(large(), Dialect.JULY, 0), folder)) {
      desk.clock = System::nanoTime;
      Expected before = Expected.of(desk.read());
      long start = System.nanoTime();
      Table edited = Prices.of(desk);
      for (int row = 0; row < ROWS; row++) {
        edited.doubleColumn("price_per_month").set(row, (2000 + row) / 100.0);
        edited.doubleColumn("All").set(row, (100_000 + row) / 100.0);
      }
      Plan plan = Plan.of(desk, edited);
      assertEquals(ROWS + 1, plan.steps());
      assertTrue(plan.facts().contains("No connector is left as it is."), plan.facts()::toString);
      long planned = System.nanoTime();
      AtomicInteger told = new AtomicInteger();
      desk.watch = where -> told.incrementAndGet();
      Journal journal = plan.apply();
      long applied = System.nanoTime();
      assertTrue(told.get() > ROWS, "progress is told");
      assertEquals(0, Plan.of(desk, edited).steps());
      PlanFile.open(desk, journal.file()).revert().apply();
      assertEquals(before.toString(), Expected.of(desk.read()).toString());
      System.getLogger("figures")
          .log(
              System.Logger.Level.INFO,
              "%s rows: read and planned in %s ms, applied in %s ms"
                  .formatted(ROWS, (planned - start) / 1_000_000, (applied - planned) / 1_000_000));
    }
  }
}
