package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A write that may have taken effect is never taken for somebody else's. */
class UnknownOutcomeTest extends MisbehavingServiceTest {
  UnknownOutcomeTest(@TempDir Path folder) {
    super(folder);
  }

  private void answerTheThirdWith(int status) {
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = real.answer(call);
          return isOf(call, MARIADB) ? refused(status) : reply;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 408, 409, 422, 425})
  void whatTookEffectAndWasAnsweredOtherwiseIsOursAfterAResume(int status) {
    Plan plan = sixPrices();
    answerTheThirdWith(status);
    refusal(plan::apply);
    Journal resumed = Applying.resume(desk, file());
    assertTrue(resumed.isComplete());
    assertEquals(6, resumed.count(Journal.State.DONE));
    heal();
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 408, 409, 422, 425})
  void whatTookEffectAndWasAnsweredOtherwiseIsRevertedWithoutAResumeAsWell(int status) {
    Plan plan = sixPrices();
    answerTheThirdWith(status);
    refusal(plan::apply);
    heal();
    assertEquals(3, revert().steps());
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 500, 502})
  void aTimeoutOrAConflictOfTheServiceLeavesTheOutcomeUnknown(int status) {
    Plan plan = sixPrices();
    way.behave((call, real) -> isOf(call, MARIADB) ? refused(status) : real.answer(call));
    refusal(plan::apply);
    assertEquals(1, journal().count(Journal.State.UNKNOWN));
  }

  @Test
  void aConnectorWhoseCreationArrivesLateIsOurs() {
    Table edited = Prices.of(desk);
    Row row = edited.appendRow();
    row.setString("name", "Odoo");
    row.setDouble("price_per_month", 5.0);
    Plan plan = Plan.of(desk, edited);
    List<FaultyWay.Call> late = new ArrayList<>();
    way.behave(
        (call, real) -> {
          if (call.isWrite() && late.isEmpty()) {
            late.add(call);
            return refused(504);
          }
          if (call.isWrite() && late.size() == 1) {
            late.add(call);
            real.answer(late.get(0));
          }
          return real.answer(call);
        });
    refusal(plan::apply);
    refusal(() -> Applying.resume(desk, file()));
    assertEquals(1, late.size(), "a creation is sent a second time only when it is asked for");
    refusal(() -> Applying.resume(desk, file(), 1));
    assertEquals(1, journal().count(Journal.State.UNKNOWN), "the first try may have taken effect");
    Journal resumed = Applying.resume(desk, file());
    assertTrue(resumed.isComplete());
    assertEquals(1, resumed.count(Journal.State.DONE));
    assertTrue(revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void resumeCanBeTriedAgainAfterItFoundNoService() {
    Plan plan = sixPrices();
    way.failAfter(2, FaultyWay.Fault.ANSWER_LOST);
    refusal(plan::apply);
    way.behave((call, real) -> refused(403));
    for (int tries = 0; tries < 3; tries++) {
      assertTrue(refusal(() -> Applying.resume(desk, file())).startsWith("Nothing more was sent"));
    }
    heal();
    assertTrue(Applying.resume(desk, file()).isComplete());
  }

  @Test
  void aProfileThatCouldNotBeReadWasNotWritten() {
    Plan plan = twoInPro();
    boolean[] down = new boolean[1];
    desk.watch = where -> down[0] |= where.equals("sending step 2");
    way.behave((call, real) -> down[0] ? refused(500) : real.answer(call));
    refusal(plan::apply);
    assertEquals(1, journal().count(Journal.State.UNSENT));
  }

  @Test
  void aReadThatFailsAtTheEndLeavesTheRestToResume() {
    Plan plan = sixPrices();
    boolean[] down = new boolean[1];
    desk.watch = where -> down[0] |= where.equals("step 6 is done");
    way.behave((call, real) -> down[0] ? refused(403) : real.answer(call));
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("Plan.resume("), refusal);
    heal();
    assertTrue(Applying.resume(desk, file()).isComplete());
    assertEquals(6, way.arrived.size());
  }
}
