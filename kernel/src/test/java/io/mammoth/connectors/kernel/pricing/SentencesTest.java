package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What apply and resume say in each situation, word for word. */
class SentencesTest extends MisbehavingServiceTest {
  private static final String STOP = "Stopped at step 3 of 6 (change MariaDB): ";
  private static final String REVERT =
      ". Plan.open(\"JOURNAL\").revert() takes back what was done. 2 steps are done.";

  private static final String NOT_RESENT =
      " It was not sent again; an earlier request may have taken effect. ";
  private static final String NONE_DONE =
      " Plan.open(\"JOURNAL\").revert() takes back what was done. No step is known to be done.";

  SentencesTest(@TempDir Path folder) {
    super(folder);
  }

  /** A sentence without what differs from run to run. */
  private String said(org.junit.jupiter.api.function.Executable work) {
    String text = refusal(work);
    if (!desk.written.isEmpty()) {
      text = text.replace(file().toString(), "JOURNAL");
    }
    return text.replace(folder.toString(), "FOLDER");
  }

  private String resumed() {
    return said(() -> Applying.resume(desk, file()));
  }

  /** Between both is what the client says of a failed call. */
  private static void assertAround(String start, String end, String said) {
    assertEquals(start, said.substring(0, Math.min(said.length(), start.length())));
    assertEquals(end, said.substring(Math.max(0, said.length() - end.length())));
  }

  private void answerTheThirdWith(int status) {
    way.behave((call, real) -> isOf(call, MARIADB) ? refused(status) : real.answer(call));
  }

  private static Table withOdoo(Table edited) {
    Row row = edited.appendRow();
    row.setString("name", "Odoo");
    row.setDouble("price_per_month", 5.0);
    return edited;
  }

  private void at(String moment, Runnable what) {
    desk.watch =
        where -> {
          if (where.equals(moment)) {
            desk.watch = any -> {};
            what.run();
          }
        };
  }

  @Test
  void whereTheOutcomeIsUnknown() {
    Plan plan = sixPrices();
    answerTheThirdWith(504);
    assertAround(
        STOP + "PUT ",
        ". Plan.resume(\"JOURNAL\") looks whether it took effect, and goes on" + REVERT,
        said(plan::apply));
  }

  @Test
  void whereTheServiceRefuses() {
    Plan plan = sixPrices();
    answerTheThirdWith(422);
    assertAround(
        STOP + "PUT ",
        ". It was refused. Fix the cause; then Plan.resume(\"JOURNAL\") retries it" + REVERT,
        said(plan::apply));
  }

  @Test
  void whereNothingWasDoneSoFar() {
    Plan plan = sixPrices();
    way.behave((call, real) -> isOf(call, POSTGRES) ? refused(422) : real.answer(call));
    assertAround(
        "Stopped at step 1 of 6 (change PostgreSQL): PUT ",
        ". It was refused. Fix the cause; then Plan.resume(\"JOURNAL\") retries it."
            + " Nothing was done so far.",
        said(plan::apply));
  }

  @Test
  void whereItIsInterrupted() {
    Plan plan = sixPrices();
    at("step 2 is done", () -> Thread.currentThread().interrupt());
    assertEquals(
        STOP
            + "it was interrupted before this step was sent. It was not sent."
            + " Plan.resume(\"JOURNAL\") sends it and goes on"
            + REVERT,
        said(plan::apply));
    assertEquals(true, Thread.interrupted());
  }

  @Test
  void whereTheNotebookMoves() {
    Plan plan = sixPrices();
    at("step 2 is done", () -> desk.place = Place.sandbox("2026-07", 5));
    assertEquals(
        STOP
            + "the notebook moved from sandbox 2026-07, workspace 4 to sandbox 2026-07, workspace"
            + " 5. It was not sent. Plan.resume(\"JOURNAL\") sends it and goes on"
            + REVERT,
        said(plan::apply));
    assertEquals(
        "The plan is for sandbox 2026-07, workspace 4, and this is sandbox 2026-07, workspace 5: it"
            + " applies there alone. Nothing was sent.",
        resumed());
  }

  @Test
  void whereAResponseDoesNotKeepAPrice() {
    Plan plan = sixPrices();
    roundMariaDb(RoundingMode.DOWN);
    assertEquals(
        STOP
            + "the answer does not keep price_per_month, as where prices are kept in profiles:"
            + " MariaDB, price_per_month: 26.24 in the plan, 26.00 kept. Plan.resume(\"JOURNAL\")"
            + " leaves it as it is and goes on"
            + REVERT,
        said(plan::apply));
    assertEquals(
        "5 of 6 steps are as planned, as a read at the end shows. The service keeps other values:"
            + " MariaDB, price_per_month: 26.24 in the plan, 26.00 kept. A new plan can change"
            + " that; Plan.open(\"JOURNAL\").revert() takes back what was done.",
        resumed());
  }

  @Test
  void whereAResponseIsAboutAnotherConnector() {
    Plan plan = sixPrices();
    mistakePostgresForMariaDb();
    assertEquals(
        STOP
            + "the answer is about 900001 (PostgreSQL). It may have taken effect there. Look at"
            + " both first: Plan.resume(\"JOURNAL\") sends it again where it reads as before, and"
            + " goes on"
            + REVERT,
        said(plan::apply));
  }

  @Test
  void whereAnotherPersonChangedSomethingBefore() {
    Plan plan = sixPrices();
    desk.mammoth().connectors().update(MARIADB, c -> c.pricePerMonth("99.00"));
    assertEquals(
        "Changed since this was planned: MariaDB, price_per_month: 24.50 in the plan, 99.00 now."
            + " Nothing was sent: make a new plan.",
        said(plan::apply));
  }

  @Test
  void whereAnotherPersonChangesSomethingInBetween() {
    Plan plan = sixPrices();
    at(
        "step 2 is done",
        () -> {
          desk.mammoth().connectors().update(MARIADB, c -> c.pricePerMonth("99.00"));
          desk.nanos += Duration.ofSeconds(2).toNanos();
        });
    assertEquals(
        STOP
            + "Changed since this was planned: MariaDB, price_per_month: 24.50 in the plan, 99.00"
            + " now. It was not sent. Make a new plan, or restore the expected value and call"
            + " Plan.resume(\"JOURNAL\")"
            + REVERT,
        said(plan::apply));
    assertEquals(
        "Changed since this was planned: MariaDB, price_per_month: 24.50 in the plan, 99.00 now."
            + " Nothing more was sent: make a new plan;"
            + " Plan.open(\"JOURNAL\").revert() takes back what was done.",
        resumed());
  }

  @Test
  void whereAnotherPersonChangesAProfileJustBeforeItsWrite() {
    Plan plan = twoInPro();
    at(
        "sending step 2",
        () -> desk.mammoth().profiles().update(PRO, p -> p.price(POSTGRES, "99.00")));
    assertEquals(
        "Stopped at step 2 of 2 (change profile Pro): Changed since this was planned: PostgreSQL,"
            + " price_per_month: 15.00 in the plan, 99.00 now. It was not sent. Make a new plan, or"
            + " restore the expected value and call Plan.resume(\"JOURNAL\")."
            + " Plan.open(\"JOURNAL\").revert() takes back what was done. 1 step is done.",
        said(plan::apply));
  }

  @Test
  void whereOneStepWasSoBefore() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    edited.addColumns(BooleanColumn.create("delete", new boolean[edited.rowCount()]));
    edited.booleanColumn("delete").set(5, true);
    Plan plan = Plan.of(desk, edited);
    at(
        "sending step 1",
        () -> desk.mammoth().profiles().update(PRO, p -> p.price(POSTGRES, "16.25")));
    way.behave((call, real) -> call.method().equals("DELETE") ? refused(403) : real.answer(call));
    assertAround(
        "Stopped at step 2 of 2 (delete Snowflake): DELETE ",
        ". It was refused. Fix the cause; then Plan.resume(\"JOURNAL\") retries it."
            + " Nothing was done so far; 1 step was so before.",
        said(plan::apply));
  }

  @Test
  void whereAProfileIsListedInPart() {
    Plan plan = twoInPro();
    boolean[] cut = new boolean[1];
    at("sending step 2", () -> cut[0] = true);
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = real.answer(call);
          return cut[0] && call.path().endsWith("/connector-profiles")
              ? UntruthfulServiceTest.shortened(reply)
              : reply;
        });
    String said = said(plan::apply);
    assertEquals(
        "It was not written: try again later. It was not sent. Plan.resume(\"JOURNAL\") sends it"
            + " and goes on. Plan.open(\"JOURNAL\").revert() takes back what was done. 1 step is"
            + " done.",
        said.substring(said.indexOf("It was not written")));
  }

  @Test
  void whereACreationIsUnknownAndReadsDoNotShowIt() {
    Plan plan = Plan.of(desk, withOdoo(Prices.of(desk)));
    way.failAfter(0, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    assertEquals(
        "Stopped at step 1 of 1 (create Odoo): it was sent before with an unknown outcome, and"
            + " reads do not show it. It was not sent again, since the first request may still take"
            + " effect. Plan.resume(\"JOURNAL\") looks again and goes on; Plan.resume(\"JOURNAL\","
            + " 1) sends it once more, when you know that it was not created."
            + " Plan.open(\"JOURNAL\").revert() takes back what was done. No step is known to be"
            + " done.",
        resumed());
    assertEquals(
        "There is no step 2 to send again: the steps of JOURNAL are 1 to 1.",
        said(() -> Applying.resume(desk, file(), 2)));
    Applying.resume(desk, file(), 1);
    assertEquals(
        "Step 1 (create Odoo) is done and was not sent again. Plan.resume(\"JOURNAL\") looks at"
            + " it.",
        said(() -> Applying.resume(desk, file(), 1)));
  }

  @Test
  void whereAnEarlierAttemptMayHaveTakenEffectAndTheNextOneIsInterrupted() {
    Plan plan = sixPrices();
    way.failAfter(0, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    at("step 1 of 6: change PostgreSQL", () -> Thread.currentThread().interrupt());
    assertEquals(
        "Stopped at step 1 of 6 (change PostgreSQL): it was interrupted before this step was sent."
            + NOT_RESENT
            + "Plan.resume(\"JOURNAL\") looks whether it did."
            + NONE_DONE,
        resumed());
    assertEquals(true, Thread.interrupted());
  }

  @Test
  void whereAnEarlierAttemptMayHaveTakenEffectAndAnotherPersonChangesTheProfile() {
    Plan plan = profileOfOne();
    way.failAfter(0, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    at(
        "sending step 1",
        () -> desk.mammoth().profiles().update(PRO, p -> p.price(POSTGRES, "99.00")));
    assertEquals(
        "Stopped at step 1 of 1 (change profile Pro): Changed since this was planned: PostgreSQL,"
            + " price_per_month: 15.00 in the plan, 99.00 now."
            + NOT_RESENT
            + "Make a new plan, or restore the expected value and call Plan.resume(\"JOURNAL\")."
            + NONE_DONE,
        resumed());
  }

  private Plan profileOfOne() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    return Plan.of(desk, edited);
  }

  @Test
  void whereACreationIsUnknown() {
    Plan plan = Plan.of(desk, withOdoo(Prices.of(desk)));
    way.failAfter(0, FaultyWay.Fault.LOST);
    assertAround(
        "Stopped at step 1 of 1 (create Odoo): POST ",
        ". Plan.resume(\"JOURNAL\") looks whether it was created, and goes on only if reads show"
            + " it."
            + NONE_DONE,
        said(plan::apply));
  }

  @Test
  void whereAResponseToACreationIsAboutAnotherConnector() {
    Plan plan = Plan.of(desk, withOdoo(Prices.of(desk)));
    way.behave(
        (call, real) -> {
          FaultyWay.Reply reply = real.answer(call);
          return call.isWrite()
              ? new FaultyWay.Reply(
                  reply.status(), reply.body().replaceFirst("\"id\":\\d+", "\"id\":" + POSTGRES))
              : reply;
        });
    assertEquals(
        "Stopped at step 1 of 1 (create Odoo): the answer is about 900001 (PostgreSQL). It may have"
            + " taken effect there. Look at both first: Plan.resume(\"JOURNAL\") goes on only if"
            + " reads show the connector that it was to create."
            + NONE_DONE,
        said(plan::apply));
  }

  @Test
  void whereTheReadBeforeTheFirstWriteFails() {
    Plan plan = sixPrices();
    way.behave((call, real) -> refused(403));
    assertAround("Nothing was sent, since the read before it failed: GET ", ".", said(plan::apply));
    heal();
    way.failAfter(2, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    way.behave((call, real) -> refused(403));
    assertAround(
        "Nothing more was sent, since the read before it failed: GET ",
        ". Plan.resume(\"JOURNAL\") tries again.",
        resumed());
  }

  @Test
  void whereTheNameOfACreationIsTaken() {
    Plan plan = Plan.of(desk, withOdoo(Prices.of(desk)));
    at(
        "sending step 1",
        () -> desk.mammoth().connectors().create("Odoo", c -> c.pricePerMonth("5.00")));
    refusal(plan::apply);
    assertEquals(
        "Stopped at step 1 of 1 (create Odoo): a connector named Odoo already exists, and this plan"
            + " did not create it. It was not sent. Make a new plan, or restore the expected value"
            + " and call Plan.resume(\"JOURNAL\"). Nothing was done so far.",
        resumed());
  }

  @Test
  void whereReadsShowNothingAtTheEnd() {
    Plan plan = sixPrices();
    way.failAfter(3, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("29.00"));
    assertEquals(
        "5 of 6 steps are as planned, as a read at the end shows. Sent and accepted, but still reads"
            + " as before after 23 s: PostgreSQL, price_per_month: 30.74 in the plan, 29.00 now."
            + " Either reads lag or someone changed it back. Plan.resume(\"JOURNAL\") checks again"
            + " without resending; Plan.resume(\"JOURNAL\", 1) resends step 1."
            + " Plan.open(\"JOURNAL\").revert() takes back what was done.",
        resumed());
  }

  @Test
  void whereTheReadAtTheEndFails() {
    Plan plan = sixPrices();
    boolean[] down = new boolean[1];
    at("step 6 is done", () -> down[0] = true);
    way.behave((call, real) -> down[0] ? refused(404) : real.answer(call));
    assertAround(
        "No step is left to send, and the read that is to show them failed: GET ",
        ". Plan.resume(\"JOURNAL\") reads again; Plan.open(\"JOURNAL\").revert() takes back what"
            + " was done.",
        said(plan::apply));
  }

  @Test
  void whereTheFileIsNoJournal() throws IOException {
    Path plan = sixPrices().save(folder.resolve("plan.json").toString());
    assertEquals(
        "FOLDER/plan.json is a saved plan, not a journal: nothing of it is known to be sent."
            + " Plan.open(\"FOLDER/plan.json\").apply() applies it, and the journal that this"
            + " writes can be resumed.",
        said(() -> Applying.resume(desk, plan)));
    Path notes = Files.writeString(folder.resolve("notes.txt"), "call Anna\n");
    assertEquals(
        "FOLDER/notes.txt is not a journal, or its first line is damaged.",
        said(() -> Applying.resume(desk, notes)));
    assertEquals(
        "FOLDER/none.journal does not exist.",
        said(() -> Applying.resume(desk, folder.resolve("none.journal"))));
    Path empty = Files.createFile(folder.resolve("empty.journal"));
    assertEquals(
        "FOLDER/empty.journal is no journal: it has no whole line.",
        said(() -> Applying.resume(desk, empty)));
    assertEquals(
        List.of("empty.journal", "notes.txt", "plan.json"),
        List.of(Objects.requireNonNull(folder.toFile().list())).stream().sorted().toList());
  }

  @Test
  void whereItIsBeingWritten() {
    Plan plan = sixPrices();
    String[] said = new String[1];
    at("sending step 3", () -> said[0] = resumed());
    plan.apply();
    assertEquals("The journal JOURNAL is being written right now.", said[0]);
  }
}
