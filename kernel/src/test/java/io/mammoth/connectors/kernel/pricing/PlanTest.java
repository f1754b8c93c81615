package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** From a table to the place and back again. */
class PlanTest {
  private final Path folder;

  PlanTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anEditedTableIsPlannedAppliedAndTakenBack() {
    try (SandboxDesk desk = SandboxDesk.of(Dialect.JULY, folder)) {
      Table prices = Prices.of(desk);
      Table edited = prices.copy();
      edited.doubleColumn("price_per_month").set(0, 31.5);
      edited.doubleColumn("Pro").set(0, 16.25);
      edited.doubleColumn("Pro").set(2, 9.99);
      edited.booleanColumn("enabled").set(1, false);
      Plan plan = Plan.of(desk, edited);
      assertEquals(3, plan.steps(), plan::toString);
      Journal journal = plan.apply();
      assertTrue(journal.isComplete());
      assertEquals(31.5, Prices.of(desk).row(0).getDouble("price_per_month"));
      assertEquals(0, Plan.of(desk, edited).steps());
      Plan back = PlanFile.open(desk, journal.file()).revert();
      back.apply();
      assertEquals(
          prices.printAll().lines().skip(1).toList(),
          Prices.of(desk).printAll().lines().skip(1).toList());
    }
  }

  @Test
  void applyingTwiceSendsNothingTheSecondTime() {
    try (SandboxDesk desk = SandboxDesk.of(Dialect.OCTOBER, folder)) {
      Table edited = Prices.of(desk);
      edited.doubleColumn("Pro").set(0, 16.25);
      Plan plan = Plan.of(desk, edited);
      plan.apply(plan.code().toLowerCase(java.util.Locale.ROOT));
      Journal second = plan.apply();
      assertEquals(1, second.count(Journal.State.ALREADY));
      assertTrue(second.isComplete());
    }
  }
}
