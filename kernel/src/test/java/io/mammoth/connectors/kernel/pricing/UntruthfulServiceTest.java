package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A plan is complete when a read shows it, not when the answers say so. */
class UntruthfulServiceTest extends MisbehavingServiceTest {
  private final List<String> said = new ArrayList<>();

  UntruthfulServiceTest(@TempDir Path folder) {
    super(folder);
  }

  /** The answer holds what was sent, whatever became of it. */
  private static FaultyWay.Reply echoing(FaultyWay.Call call, FaultyWay.Reply reply)
      throws java.io.IOException {
    ObjectNode body = json(reply.body());
    ((ObjectNode) body.get("connector")).put("price_per_month", price(json(call.body())));
    return new FaultyWay.Reply(reply.status(), body.toString());
  }

  private void keepOneDollarLess() {
    way.behave(
        (call, real) ->
            call.isWrite()
                ? echoing(call, real.answer(priced(call, sent -> sent.subtract(BigDecimal.ONE))))
                : real.answer(call));
  }

  @Test
  void pricesThatAreKeptOtherwiseThanAnsweredAreNamedAtTheEnd() {
    Plan plan = sixPrices();
    keepOneDollarLess();
    String refusal = refusal(plan::apply);
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 30.74 in the plan, 29.74 now"), refusal);
    assertFalse(journal().isComplete());
    assertTrue(refusal.contains("revert()"), refusal);
  }

  @Test
  void pricesThatAreKeptOtherwiseThanAnsweredAreRevertedWhenThatIsAskedFor() {
    Plan plan = sixPrices();
    keepOneDollarLess();
    refusal(plan::apply);
    assertNotEquals(before.toString(), truth().toString());
    Plan revert = revert();
    assertEquals(6, revert.problems().size(), revert.problems()::toString);
    assertTrue(revert.problems().get(0).contains("PostgreSQL"), revert.problems()::toString);
    assertTrue(revert.overrule(6).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  private static FaultyWay.Reply nothing(FaultyWay.Call call, FaultyWay.Service real)
      throws java.io.IOException, InterruptedException {
    if (!call.isWrite()) {
      return real.answer(call);
    }
    ObjectNode connector = json(call.body());
    long id = Long.parseLong(call.path().replaceAll(".*/", ""));
    connector.put("id", id).put("name", "any").put("enabled", true);
    ObjectNode reply = PlanJson.MAPPER.createObjectNode().put("message", "Connector updated.");
    reply.set("connector", connector);
    return new FaultyWay.Reply(200, reply.toString());
  }

  @Test
  void aServiceThatDoesNothingIsFoundOutAndThePlanGoesOnByNumberWhenItWorksAgain() {
    Plan plan = sixPrices();
    way.behave(UntruthfulServiceTest::nothing);
    String refusal = refusal(plan::apply);
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 30.74 in the plan, 29.00 now"), refusal);
    assertFalse(journal().isComplete());
    assertEquals(before.toString(), truth().toString());
    String again = refusal(() -> Applying.resume(desk, file()));
    assertTrue(again.contains("still reads as before"), again);
    assertEquals(6, way.arrived.size(), "what was reported as done is not sent again by itself");
    for (int step = 1; step < 6; step++) {
      int number = step;
      String rest = refusal(() -> Applying.resume(desk, file(), number));
      assertTrue(rest.startsWith(number + " of 6 steps " + (number == 1 ? "is" : "are")), rest);
    }
    assertTrue(Applying.resume(desk, file(), 6).isComplete());
    assertEquals(12, way.arrived.size());
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void whatAServiceDidNotDoIsNotTakenBack() {
    Plan plan = sixPrices();
    way.behave(UntruthfulServiceTest::nothing);
    refusal(plan::apply);
    Plan revert = revert();
    assertEquals(0, revert.steps());
    assertTrue(revert.facts().toString().contains("PostgreSQL"), revert.facts()::toString);
  }

  @Test
  void anAnswerAboutAnotherConnectorStopsThePlan() {
    Plan plan = sixPrices();
    mistakePostgresForMariaDb();
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("Stopped at step 3 of 6 (change MariaDB)"), refusal);
    assertTrue(refusal.contains("the answer is about 900001 (PostgreSQL)"), refusal);
    assertFalse(journal().isComplete());
    assertEquals(1, journal().count(Journal.State.UNKNOWN));
  }

  @Test
  void anAnswerAboutAnotherProfileStopsThePlan() {
    Plan plan = twoInPro();
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = real.answer(call);
          return isOf(call, PRO) ? reply.replacing("\"id\":" + PRO, "\"id\":900003") : reply;
        });
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("the answer is about 900003 (Pro)"), refusal);
    assertFalse(journal().isComplete());
  }

  @Test
  void readsThatLagAreWaitedForAndTheRevertReallyReverts() {
    Plan plan = sixPrices();
    desk.watch = said::add;
    way.behave(new Lag(desk, Duration.ofSeconds(3)));
    assertTrue(plan.apply().isComplete());
    assertTrue(
        said.stream().anyMatch(line -> line.startsWith("waiting until reads show")),
        said::toString);
    Plan revert = revert();
    assertEquals(6, revert.steps());
    assertTrue(revert.apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void readsThatLagBeyondTheBoundAreSaidAndResumeFindsThemLater() {
    Plan plan = sixPrices();
    way.behave(new Lag(desk, Duration.ofMinutes(10)));
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("still reads as before"), refusal);
    assertFalse(journal().isComplete());
    desk.nanos += Duration.ofMinutes(11).toNanos();
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(6, way.arrived.size(), "nothing was sent twice");
    assertEquals(6, journal().count(Journal.State.DONE), "all of it is ours");
  }

  @Test
  void aRevertRightAfterAStopWaitsForWhatWasDone() {
    Plan plan = sixPrices();
    Lag lag = new Lag(desk, Duration.ofSeconds(3));
    way.behave((call, real) -> isOf(call, MARIADB) ? refused(403) : lag.answer(call, real));
    refusal(plan::apply);
    assertEquals(2, revert().steps());
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void whatTheJournalCallsDoneAndReadsAsUndoneIsADoubt() {
    sixPrices().apply();
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("29.00"));
    Plan revert = revert();
    assertEquals(5, revert.steps());
    assertEquals(1, revert.problems().size(), revert.problems()::toString);
    String doubt = revert.problems().get(0);
    assertTrue(doubt.contains("PostgreSQL, price_per_month"), doubt);
    assertTrue(doubt.contains("overrule(n)"), doubt);
    assertTrue(refusal(revert::apply).contains("PostgreSQL"));
    assertTrue(revert.overrule(1).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void whatWasChangedSinceIsRevertedOnlyWhenThatIsAskedFor() {
    sixPrices().apply();
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("99.00"));
    Plan revert = revert();
    assertTrue(refusal(revert::apply).contains("99.00"));
    assertTrue(revert.overrule(1).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void profileReadsThatLagTakeNobodysPriceBack() {
    way.behave(new Lag(desk, Duration.ofSeconds(3)));
    Table first = Prices.of(desk);
    first.doubleColumn("Pro").set(0, 16.25);
    Plan.of(desk, first).apply();
    Table second = Prices.of(desk);
    second.doubleColumn("Pro").set(1, 17.5);
    Plan.of(desk, second).apply();
    heal();
    assertEquals(16.25, Prices.of(desk).doubleColumn("Pro").get(0));
    assertEquals(17.5, Prices.of(desk).doubleColumn("Pro").get(1));
  }

  /** One connector made and put into Pro, one deleted, one price changed. */
  private Plan everyKind() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    Row row = edited.appendRow();
    row.setString("name", "Made here");
    row.setDouble("price_per_month", 5.0);
    row.setDouble("Pro", 6.0);
    edited.addColumns(BooleanColumn.create("delete", new boolean[edited.rowCount()]));
    edited.booleanColumn("delete").set(5, true);
    return Plan.of(desk, edited);
  }

  @Test
  void whatIsMadeAndDeletedIsWaitedForAsWell() {
    Plan plan = everyKind();
    way.behave(new Lag(desk, Duration.ofSeconds(3)));
    assertTrue(plan.apply().isComplete());
    Expected after = truth();
    assertTrue(after.connectors.containsKey("Made here"));
    assertEquals(before.connectors.size(), after.connectors.size());
    way.behave(new Lag(desk, Duration.ofSeconds(3)));
    assertTrue(revert().apply().isComplete());
    assertEquals(before.connectors.toString(), truth().connectors.toString());
  }

  @Test
  void whatWasMadeAndIsGoneAndWhatWasDeletedAndIsThereAgainAreDoubts() {
    everyKind().apply();
    Catalogue now = desk.read();
    long made = java.util.Objects.requireNonNull(now.named("Made here")).id();
    desk.mammoth().connectors().delete(made);
    String deleted =
        before.connectors.keySet().stream()
            .filter(name -> now.named(name) == null)
            .findFirst()
            .orElseThrow();
    desk.mammoth().connectors().create(deleted, c -> c.pricePerMonth("1.00"));
    Plan revert = revert();
    String problems = revert.problems().toString();
    assertTrue(problems.contains("Made here: no such connector"), problems);
    assertTrue(problems.contains(deleted + " is there again under another id"), problems);
    assertTrue(revert.overrule(revert.problems().size()).apply().isComplete());
    assertEquals(
        before.connectors.get("PostgreSQL"), truth().connectors.get("PostgreSQL"), problems);
  }

  @Test
  void aProfileIsLookedAtAlsoWhereAConnectorOfItIsDeletedAfterwards() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    Row row = edited.appendRow();
    row.setString("name", "Made here");
    row.setDouble("price_per_month", 5.0);
    row.setDouble("Pro", 6.0);
    Plan.of(desk, edited).apply();
    way.behave(
        (call, real) ->
            isOf(call, PRO)
                ? real.answer(call.withBody(call.body().replace(":15.00", ":16.25")))
                    .replacing(":16.25", ":15.00")
                : real.answer(call));
    Plan revert = revert();
    assertEquals(2, revert.steps());
    String refusal = refusal(revert::apply);
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 15.00 in the plan, 16.25 now"), refusal);
  }

  static FaultyWay.Reply shortened(FaultyWay.Reply reply) throws java.io.IOException {
    ObjectNode body = json(reply.body());
    for (var profile : body.path("connector_profiles")) {
      if (profile.path("id").longValue() == PRO) {
        ((ObjectNode) profile).putNull("connectors_count");
        var held = (com.fasterxml.jackson.databind.node.ArrayNode) profile.path("connectors");
        while (held.size() > 6) {
          held.remove(held.size() - 1);
        }
      }
    }
    return new FaultyWay.Reply(reply.status(), body.toString());
  }

  @Test
  void aProfileThatIsListedInPartIsNotWritten() {
    way.behave(
        (call, real) ->
            call.path().endsWith("/connector-profiles") && !call.isWrite()
                ? shortened(real.answer(call))
                : real.answer(call));
    String refusal = refusal(twoInPro()::apply);
    assertTrue(refusal.contains("Pro"), refusal);
    assertTrue(refusal.contains("used_in_profiles"), refusal);
    assertEquals(0, way.arrived.size());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aProfileThatIsListedInPartWhileAResumeWaitsIsReadAgain() {
    Plan plan = twoInPro();
    Lag lag = new Lag(desk, Duration.ofSeconds(3));
    way.behave(lag);
    way.failAfter(0, FaultyWay.Fault.ANSWER_LOST);
    refusal(plan::apply);
    boolean[] cut = new boolean[1];
    desk.watch = where -> cut[0] = where.startsWith("waiting until reads show step 1");
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = lag.answer(call, real);
          return cut[0] && call.path().endsWith("/connector-profiles")
              ? withoutPostgres(reply)
              : reply;
        });
    assertTrue(Applying.resume(desk, file()).isComplete());
  }

  /** The profile Pro, listed without PostgreSQL. */
  private static FaultyWay.Reply withoutPostgres(FaultyWay.Reply reply) throws java.io.IOException {
    ObjectNode body = json(reply.body());
    for (var profile : body.path("connector_profiles")) {
      if (profile.path("id").longValue() == PRO) {
        ((ObjectNode) profile).putNull("connectors_count");
        ((com.fasterxml.jackson.databind.node.ArrayNode) profile.path("connectors")).remove(0);
      }
    }
    return new FaultyWay.Reply(reply.status(), body.toString());
  }

  @Test
  void aProfileThatIsListedInPartJustBeforeItIsWrittenIsNotWritten() {
    Plan plan = twoInPro();
    boolean[] cut = new boolean[1];
    desk.watch = where -> cut[0] |= where.equals("sending step 2");
    way.behave(
        (call, real) ->
            cut[0] && call.path().endsWith("/connector-profiles")
                ? shortened(real.answer(call))
                : real.answer(call));
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("Stopped at step 2 of 2"), refusal);
    assertTrue(refusal.contains("used_in_profiles"), refusal);
    assertEquals(1, way.arrived.size());
    heal();
    assertTrue(Applying.resume(desk, file()).isComplete());
  }
}
