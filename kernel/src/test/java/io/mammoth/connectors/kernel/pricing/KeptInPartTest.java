package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service keeps in part, or rounds, is in the way of nothing else. */
class KeptInPartTest extends MisbehavingServiceTest {
  private static final long MYSQL = 900002;

  KeptInPartTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aRoundedPriceStopsThePlanAndIsNamed() {
    Plan plan = sixPrices();
    roundMariaDb(RoundingMode.HALF_UP);
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("Stopped at step 3 of 6"), refusal);
    assertTrue(
        refusal.contains("MariaDB, price_per_month: 26.24 in the plan, 26.00 kept"), refusal);
  }

  @Test
  void resumeGoesOnAfterARoundedPrice() {
    Plan plan = sixPrices();
    roundMariaDb(RoundingMode.HALF_UP);
    refusal(plan::apply);
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(
        refusal.contains("MariaDB, price_per_month: 26.24 in the plan, 26.00 kept"), refusal);
    assertTrue(refusal.contains("5 of 6 steps are as planned"), refusal);
    assertEquals(6, way.arrived.size(), "each step once");
    assertEquals(5, journal().count(Journal.State.DONE));
    assertFalse(journal().isComplete());
  }

  @Test
  void aRoundedPriceIsRevertedFromWhatWasKeptAndAllOthersWithIt() {
    Plan plan = sixPrices();
    roundMariaDb(RoundingMode.HALF_UP);
    refusal(plan::apply);
    heal();
    Plan revert = revert();
    assertTrue(
        revert.table().stringColumn("old").asList().contains("26.00"), revert.table()::printAll);
    assertTrue(revert.apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void afterAResumeARoundedPriceIsRevertedAsWell() {
    Plan plan = sixPrices();
    roundMariaDb(RoundingMode.HALF_UP);
    refusal(plan::apply);
    refusal(() -> Applying.resume(desk, file()));
    heal();
    assertEquals(6, revert().steps());
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  /** The first of two prices in the profile stays as it was, or becomes another one. */
  private void keepTheFirstAt(String price) {
    way.behave((call, real) -> real.answer(isOf(call, PRO) ? first(call, price) : call));
  }

  private static FaultyWay.Call first(FaultyWay.Call call, String price) throws IOException {
    ObjectNode body = json(call.body());
    for (JsonNode terms : body.path("connectors")) {
      if (terms.path("connector_id").longValue() == POSTGRES) {
        ((ObjectNode) terms).put("price_per_month", new BigDecimal(price));
      }
    }
    return call.withBody(body.toString());
  }

  @Test
  void aProfileOfWhichOnePriceIsNotKeptIsRevertedCellByCell() {
    Plan plan = twoInPro();
    keepTheFirstAt("15.00");
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("PostgreSQL, price_per_month: 16.25 in the plan, 15.00"), refusal);
    heal();
    Plan revert = revert();
    assertEquals(2, revert.table().rowCount(), revert.table()::printAll);
    assertTrue(revert.apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aProfileOfWhichOnePriceIsRoundedIsRevertedCellByCell() {
    Plan plan = twoInPro();
    keepTheFirstAt("16.00");
    refusal(plan::apply);
    heal();
    assertEquals(3, revert().table().rowCount());
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aProfileOfWhichOnePriceIsNotKeptIsNotSentAgain() {
    Plan plan = twoInPro();
    keepTheFirstAt("15.00");
    refusal(plan::apply);
    int sent = way.arrived.size();
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 16.25 in the plan, 15.00 kept"), refusal);
    assertFalse(refusal.contains("MySQL"), refusal);
    assertEquals(sent, way.arrived.size());
  }

  @Test
  void whatWasNotKeptIsRememberedWhereAnotherPersonSetsTheRestAsPlanned() {
    String price = terms(MYSQL);
    Plan plan = twoInPro();
    keepTheFirstAt("15.00");
    refusal(plan::apply);
    heal();
    desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, price));
    desk.watch =
        where -> {
          if (where.equals("sending step 2")) {
            desk.mammoth().profiles().update(PRO, p -> p.price(MYSQL, "17.50"));
          }
        };
    String refusal = refusal(() -> Applying.resume(desk, file(), 2));
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 16.25 in the plan, 15.00 kept"), refusal);
    assertFalse(refusal.contains("as before"), refusal);
    assertEquals(0, desk.nanos, "nothing is waited for");
    assertEquals(1, journal().count(Journal.State.NOT_KEPT), journal().table()::printAll);
  }

  private String terms(long connector) {
    Catalogue.Profile pro = Objects.requireNonNull(desk.read().profiles().get(PRO));
    return Values.money(
        Objects.requireNonNull(Objects.requireNonNull(pro.terms().get(connector)).price()));
  }
}
