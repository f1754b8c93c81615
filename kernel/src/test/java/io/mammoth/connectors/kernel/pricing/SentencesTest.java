package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
      "; Plan.open(\"JOURNAL\").revert() takes back what was done. 2 steps are done.";

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
        ". It was refused. Once that is mended, Plan.resume(\"JOURNAL\") tries it again and goes on"
            + REVERT,
        said(plan::apply));
  }

  @Test
  void whereNothingWasDoneSoFar() {
    Plan plan = sixPrices();
    way.behave((call, real) -> isOf(call, POSTGRES) ? refused(422) : real.answer(call));
    assertAround(
        "Stopped at step 1 of 6 (change PostgreSQL): PUT ",
        ". It was refused. Once that is mended, Plan.resume(\"JOURNAL\") tries it again and goes"
            + " on. Nothing was done so far.",
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
    way.behave(
        (call, real) ->
            real.answer(
                isOf(call, MARIADB)
                    ? priced(call, price -> price.setScale(0, java.math.RoundingMode.DOWN))
                    : call));
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
    way.behave(
        (call, real) ->
            real.answer(
                isOf(call, MARIADB)
                    ? call.withPath(call.path().replace("" + MARIADB, "" + POSTGRES))
                    : call));
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
            + " Nothing was sent: plan again from what is there now.",
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
            + " now. It was not sent: plan again from what is there now. Only once it is as the"
            + " plan expects, Plan.resume(\"JOURNAL\") goes on"
            + REVERT,
        said(plan::apply));
    assertEquals(
        "Changed since this was planned: MariaDB, price_per_month: 24.50 in the plan, 99.00 now."
            + " Nothing more was sent: plan again from what is there now;"
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
            + " price_per_month: 15.00 in the plan, 99.00 now. It was not sent: plan again from"
            + " what is there now. Only once it is as the plan expects, Plan.resume(\"JOURNAL\")"
            + " goes on; Plan.open(\"JOURNAL\").revert() takes back what was done. 1 step is done.",
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
        ". It was refused. Once that is mended, Plan.resume(\"JOURNAL\") tries it again and goes"
            + " on. Nothing was done so far; 1 step was so before.",
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
            + " and goes on; Plan.open(\"JOURNAL\").revert() takes back what was done. 1 step is"
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
            + " 1) sends it once more, when you know that it was not created;"
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
  void whereTheNameOfACreationIsTaken() {
    Plan plan = Plan.of(desk, withOdoo(Prices.of(desk)));
    at(
        "sending step 1",
        () -> desk.mammoth().connectors().create("Odoo", c -> c.pricePerMonth("5.00")));
    refusal(plan::apply);
    assertEquals(
        "Stopped at step 1 of 1 (create Odoo): another connector has this name (Odoo, name: Odoo in"
            + " the plan, Odoo now; Odoo, price_per_month: 5.00 in the plan, 5.00 now). It was not"
            + " sent: plan again from what is there now. Only once it is as the plan expects,"
            + " Plan.resume(\"JOURNAL\") goes on. Nothing was done so far.",
        resumed());
  }

  @Test
  void whereReadsShowNothingAtTheEnd() {
    Plan plan = sixPrices();
    way.failAfter(3, FaultyWay.Fault.LOST);
    refusal(plan::apply);
    desk.mammoth().connectors().update(POSTGRES, c -> c.pricePerMonth("29.00"));
    assertEquals(
        "5 of 6 steps are as planned, as a read at the end shows. Was done, but reads do not show"
            + " it after 23 s: PostgreSQL, price_per_month: 30.74 in the plan, 29.00 now: reads are"
            + " late, or someone changed it back. Plan.resume(\"JOURNAL\") reads again, and sends"
            + " none of it again by itself; Plan.resume(\"JOURNAL\", 1) sends step 1 again;"
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
        "FOLDER/notes.txt, line 1, is not of a journal: it is another file, or was damaged or"
            + " changed after it was written. Restore it from a copy.",
        said(() -> Applying.resume(desk, notes)));
    assertEquals(
        "FOLDER/none.journal cannot be read: java.nio.file.NoSuchFileException:"
            + " FOLDER/none.journal",
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
