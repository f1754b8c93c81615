package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A step is never written twice, and no change of another person is taken for the plan's own. */
class ResumedStepsTest extends MisbehavingServiceTest {
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofMinutes(10);

  ResumedStepsTest(@TempDir Path folder) {
    super(folder);
  }

  /** One connector more. */
  private Plan odoo() {
    Table edited = Prices.of(desk);
    Row row = edited.appendRow();
    row.setString("name", "Odoo");
    row.setDouble("price_per_month", 5.0);
    return Plan.of(desk, edited);
  }

  /** A plan of one write of a kind. */
  private Plan one(Step.Kind kind) {
    Table edited = Prices.of(desk);
    switch (kind) {
      case CREATE -> {
        return odoo();
      }
      case CHANGE -> edited.doubleColumn("price_per_month").set(0, 31.5);
      case PROFILE -> edited.doubleColumn("Pro").set(0, 16.25);
      case DELETE -> {
        edited.addColumns(BooleanColumn.create("delete", new boolean[edited.rowCount()]));
        edited.booleanColumn("delete").set(5, true);
      }
    }
    return Plan.of(desk, edited);
  }

  /** The next write takes effect, its response is lost, and reads show it only after a time. */
  private void loseTheResponse(Duration lag) {
    way.behave(new Lag(desk, lag));
    way.failAfter(0, FaultyWay.Fault.ANSWER_LOST);
  }

  private void changePro(String price) {
    desk.mammoth().profiles().update(PRO, p -> p.price(POSTGRES, price));
  }

  // Profiles are read once more just before each is written.

  @Test
  void aProfileThatAnotherPersonSetAsPlannedJustBeforeItsWriteIsNotWritten() {
    Plan plan = one(Step.Kind.PROFILE);
    desk.watch =
        where -> {
          if (where.equals("sending step 1")) {
            changePro("16.25");
          }
        };
    assertTrue(plan.apply().isComplete());
    assertEquals(1, way.reached.size(), "the other person's write alone");
    assertEquals(1, journal().count(Journal.State.ALREADY), journal().table()::printAll);
    assertEquals(0, revert().steps(), "it is not the plan's to revert");
  }

  @Test
  void aStepThatWasSoBeforeAndIsChangedBackIsNotCalledSent() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    edited.addColumns(BooleanColumn.create("delete", new boolean[edited.rowCount()]));
    edited.booleanColumn("delete").set(5, true);
    Plan plan = Plan.of(desk, edited);
    desk.watch =
        where -> {
          if (where.equals("sending step 1")) {
            changePro("16.25");
          } else if (where.startsWith("step 2 of 2")) {
            changePro("15.00");
          }
        };
    String refusal = refusal(plan::apply);
    assertFalse(refusal.contains("Was done"), refusal);
    assertFalse(refusal.contains("Sent and accepted"), refusal);
    assertTrue(
        refusal.contains(
            "Was as planned and was not sent, but now reads as before: PostgreSQL,"
                + " price_per_month: 16.25 in the plan, 15.00 now"),
        refusal);
    assertTrue(refusal.contains("Plan.resume(\"" + file() + "\", 1) sends step 1."), refusal);
  }

  @Test
  void stepsCountFromOne() {
    for (int number : new int[] {0, -1}) {
      assertEquals(
          "There is no step " + number + " to send again: steps count from 1. Nothing was sent.",
          refusal(() -> Plan.resume("any.journal", number)));
    }
  }

  @Test
  void aProfileWhoseLostWriteShowsJustBeforeItIsWrittenAgainIsDoneByThePlan() {
    Plan plan = one(Step.Kind.PROFILE);
    loseTheResponse(LONG);
    refusal(plan::apply);
    desk.watch =
        where -> {
          if (where.equals("sending step 1")) {
            desk.nanos += LONG.toNanos();
          }
        };
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, way.reached.size());
    assertEquals(1, journal().count(Journal.State.DONE), journal().table()::printAll);
    assertEquals(1, revert().steps());
  }

  @Test
  void aProfileThatAnotherPersonChangedOtherwiseJustBeforeItsWriteIsAConflictThatNamesIt() {
    Plan plan = one(Step.Kind.PROFILE);
    desk.watch =
        where -> {
          if (where.equals("sending step 1")) {
            changePro("99.00");
          }
        };
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("PostgreSQL, price_per_month: 15.00 in the plan, 99.00 now"));
  }

  // A write whose outcome is unknown.

  @ParameterizedTest
  @EnumSource(Step.Kind.class)
  void aLostResponseIsWaitedForWhereReadsLag(Step.Kind kind) {
    Plan plan = one(kind);
    loseTheResponse(SHORT);
    refusal(plan::apply);
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, way.reached.size(), way.reached::toString);
    assertEquals(1, journal().count(Journal.State.DONE));
  }

  @Test
  void aLostResponseIsWaitedForAlsoWhereAnotherPersonChangedAPartOfItSince() {
    Plan plan = twoInPro();
    way.failAfter(1, FaultyWay.Fault.ANSWER_LOST);
    refusal(plan::apply);
    desk.mammoth().profiles().update(PRO, p -> p.price(900002L, "99.00"));
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = real.answer(call);
          boolean late = !call.isWrite() && desk.nanos < SHORT.toNanos();
          return late ? reply.replacing(":16.25", ":15.00") : reply;
        });
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(refusal.contains("MySQL, price_per_month: 17.50 in the plan, 99.00 now"), refusal);
    assertFalse(refusal.contains("PostgreSQL"), refusal);
    assertEquals(3, way.reached.size(), "two of the plan, and the other person's");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.Kind.class,
      names = {"CHANGE", "PROFILE", "DELETE"})
  void aLostRequestIsSentAgainWhereThatCannotDoItTwice(Step.Kind kind) {
    Plan plan = one(kind);
    way.failAfter(0, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, way.reached.size());
  }

  @Test
  void aCreationOfUnknownOutcomeThatReadsDoNotShowIsNotSentAgain() {
    Plan plan = odoo();
    loseTheResponse(LONG);
    refusal(plan::apply);
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertEquals(1, way.reached.size(), way.reached::toString);
    assertTrue(refusal.contains("Stopped at step 1 of 1 (create Odoo)"), refusal);
    assertTrue(refusal.contains("It was not sent again"), refusal);
    assertTrue(refusal.contains("Plan.resume(\"" + file() + "\", 1)"), refusal);
    desk.nanos += LONG.toNanos();
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, way.reached.size());
    heal();
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aCreationWhoseResponseCameIsNeverSentAgainWhileReadsDoNotShowIt() {
    Plan plan = odoo();
    way.behave(new Lag(desk, LONG));
    refusal(plan::apply);
    refusal(() -> Applying.resume(desk, file()));
    refusal(() -> Applying.resume(desk, file()));
    assertEquals(1, way.reached.size(), way.reached::toString);
    desk.nanos += LONG.toNanos();
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, journal().count(Journal.State.DONE));
  }

  @Test
  void aConnectorThatWasMadeIsLookedUpByItsIdAndNotByItsName() {
    Plan plan = odoo();
    way.behave(new Lag(desk, LONG));
    refusal(plan::apply);
    heal();
    long made = Objects.requireNonNull(desk.read().named("Odoo")).id();
    desk.mammoth().connectors().update(made, c -> c.name("Odoo 18"));
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(refusal.contains("Odoo, name: Odoo in the plan, Odoo 18 now"), refusal);
    assertEquals(2, way.reached.size(), "the creation and the other person's rename");
  }

  // A creation that the service refuses, since the name is taken.

  private void anotherPersonMakesOdoo(String price) {
    boolean[] made = new boolean[1];
    desk.watch =
        where -> {
          if (where.equals("sending step 1") && !made[0]) {
            made[0] = true;
            desk.mammoth().connectors().create("Odoo", c -> c.pricePerMonth(price));
          }
        };
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"5.00", "6.00"})
  void aConnectorOfAnotherPersonForWhichACreationWasRefusedIsAConflict(String price) {
    Plan plan = odoo();
    anotherPersonMakesOdoo(price);
    String stopped = refusal(plan::apply);
    assertTrue(stopped.contains("Stopped at step 1 of 1 (create Odoo)"), stopped);
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(refusal.contains("Odoo"), refusal);
    assertTrue(refusal.contains("ake a new plan"), refusal);
    assertEquals(0, journal().count(Journal.State.DONE), journal().table()::printAll);
    assertEquals(0, journal().count(Journal.State.ALREADY), journal().table()::printAll);
    assertEquals(0, revert().steps(), "it is not the plan's to delete");
  }

  @Test
  void aConnectorWithOtherValuesIsNotTakenForTheOneWhoseCreationIsUnknown() {
    Table edited = Prices.of(desk);
    Row row = edited.appendRow();
    row.setString("name", "Odoo");
    row.setDouble("price_per_month", 5.0);
    row.setDouble("Pro", 6.0);
    Plan plan = Plan.of(desk, edited);
    way.failAfter(0, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    long other =
        desk.mammoth().connectors().create("Odoo", c -> c.pricePerMonth("9.00")).connector().id();
    String refusal = refusal(() -> Applying.resume(desk, file()));
    assertTrue(refusal.contains("Stopped at step 1 of 2 (create Odoo)"), refusal);
    assertTrue(refusal.contains("price_per_month: 5.00 in the plan, 9.00 now"), refusal);
    assertEquals(1, way.reached.size());
    assertFalse(
        Objects.requireNonNull(desk.read().profiles().get(PRO)).terms().containsKey(other),
        "another person's connector joins no profile");
  }

  // More than one attempt.

  /** What a kill looks like from inside. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aSecondAttemptThatIsNotSentDoesNotMakeTheFirstOneForgotten() {
    Plan plan = one(Step.Kind.PROFILE);
    Lag lag = new Lag(desk, LONG);
    way.behave(lag);
    desk.watch =
        where -> {
          if (where.equals("sent step 1")) {
            throw new Killed();
          }
        };
    assertThrows(Killed.class, plan::apply);
    boolean[] down = new boolean[1];
    way.behave((call, real) -> down[0] ? refused(500) : lag.answer(call, real));
    desk.watch = where -> down[0] |= where.equals("sending step 1");
    refusal(() -> Applying.resume(desk, file()));
    assertEquals(1, journal().count(Journal.State.UNSENT), journal().table()::printAll);
    heal();
    desk.watch = where -> {};
    assertEquals(1, revert().steps(), "the first attempt took effect");
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(1, journal().count(Journal.State.DONE), journal().table()::printAll);
  }

  @Test
  void aConnectorThatADoneStepRenamedIsKnownByItsOldNameWhenTheRestIsResumed() {
    Table edited = Prices.of(desk);
    edited.stringColumn("name").set(0, "Postgres");
    edited.doubleColumn("Pro").set(0, 16.25);
    Plan plan = Plan.of(desk, edited);
    way.failAfter(1, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    assertEquals("Postgres", Objects.requireNonNull(desk.read().offers().get(900001L)).name());
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(2, way.reached.size());
  }

  // A step that was done, and reads as before in a later resume.

  private List<FaultyWay.Call> writes() {
    return List.copyOf(way.reached);
  }

  @Test
  void whatWasDoneAndChangedBackSinceIsNotWrittenOverByALaterResume() {
    Plan plan = sixPrices();
    way.failAfter(3, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("29.00"));
    for (int tries = 0; tries < 3; tries++) {
      String refusal = refusal(() -> Applying.resume(desk, file()));
      assertTrue(refusal.contains("5 of 6 steps are as planned"), refusal);
      assertTrue(refusal.contains("someone changed it back"), refusal);
      assertTrue(refusal.contains("Sent and accepted"), refusal);
      assertTrue(refusal.contains("PostgreSQL, price_per_month: 30.74 in the plan, 29.00 now"));
    }
    assertEquals(7, writes().size(), "six of the plan, and the change back");
    assertEquals(
        "29.00", Values.text(Objects.requireNonNull(desk.read().offers().get(900001L)).price()));
  }
}
