package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others change during an apply is seen before it is overwritten, or said at the end. */
class TwoPeopleTest extends MisbehavingServiceTest {
  TwoPeopleTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aPriceThatIsEditedByHandDuringALongApplyStopsIt() {
    Plan plan = sixPrices();
    long sixth = desk.read().offers().values().stream().skip(5).findFirst().orElseThrow().id();
    desk.watch =
        where -> {
          if (where.startsWith("sent step")) {
            desk.nanos += Duration.ofSeconds(2).toNanos();
          }
          if (where.equals("sending step 1")) {
            desk.mammoth().connectors().update(sixth, c -> c.pricePerMonth("500.00"));
          }
        };
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("500.00 now"), refusal);
    assertTrue(refusal.contains("Stopped at step"), refusal);
    desk.watch = where -> {};
    assertEquals(
        "500.00",
        Values.text(java.util.Objects.requireNonNull(desk.read().offers().get(sixth)).price()));
    assertTrue(revert().apply().isComplete(), "what was done can be taken back");
  }

  @Test
  void aPriceThatIsEditedByHandAfterItWasWrittenIsSaidAtTheEnd() {
    Plan plan = sixPrices();
    desk.watch =
        where -> {
          if (where.equals("step 3 is done")) {
            desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("500.00"));
          }
        };
    String refusal = refusal(plan::apply);
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 30.74 in the plan, 500.00 now"), refusal);
    assertFalse(journal().isComplete());
  }

  @Test
  void ofTwoWhoApplyAtTheSameTimeNotBothAreComplete() throws Exception {
    Plan one = sixPrices();
    try (SandboxDesk other =
        new SandboxDesk(
            desk.account,
            io.mammoth.connectors.kernel.sandbox.Dialect.JULY,
            folder.resolve("other"),
            () -> {})) {
      var table = Prices.of(other);
      for (int row = 0; row < 6; row++) {
        double price = table.doubleColumn("price_per_month").get(row);
        table.doubleColumn("price_per_month").set(row, Math.round(price * 100 - 200) / 100.0);
      }
      Plan two = Plan.of(other, table);
      boolean[] begun = new boolean[1];
      String[] outcome = {"complete"};
      desk.watch =
          where -> {
            if (where.equals("sending step 1") && !begun[0]) {
              begun[0] = true;
              outcome[0] = outcome(two);
            }
          };
      String first = outcome(one);
      assertFalse(first.equals("complete") && outcome[0].equals("complete"), first + outcome[0]);
    }
  }

  private static String outcome(Plan plan) {
    try {
      return plan.apply().isComplete() ? "complete" : "incomplete";
    } catch (PricingException stopped) {
      return String.valueOf(stopped.getMessage());
    }
  }
}
