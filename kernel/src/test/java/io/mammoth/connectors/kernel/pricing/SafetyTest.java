package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Who may apply which plan, where and when. */
class SafetyTest extends JulyDeskTest {
  private Plan plan;

  SafetyTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void open() {
    plan = Plan.of(desk, edited());
  }

  private Table edited() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    edited.doubleColumn("Pro").set(0, 16.25);
    edited.doubleColumn("Pro").set(1, 17.0);
    return edited;
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(PricingException.class, work).getMessage());
  }

  @Test
  void aPlanIsOneReadableFileWithItsCodeAndNoSecret() throws IOException {
    Plan plan = this.plan.note("yearly");
    Path file = plan.save(folder.resolve("plan.json").toString());
    String json = Files.readString(file);
    assertTrue(json.contains(plan.code()), json);
    assertTrue(json.contains("\"before\" : 29.0"), json);
    assertTrue(json.contains("\"note\" : \"yearly\""), json);
    assertTrue(json.contains("\"server\" : \"sandbox 2026-07\""), json);
    assertFalse(json.toLowerCase(java.util.Locale.ROOT).contains("secret"), json);
    assertEquals(plan.code(), PlanFile.open(desk, file).code());
    assertEquals(plan.table().printAll(), PlanFile.open(desk, file).table().printAll());
    assertEquals(plan.facts(), PlanFile.open(desk, file).facts());
  }

  @Test
  void aPlanThatWasChangedInItsFileIsRefused() throws IOException {
    Path file = plan.save(folder.resolve("plan.json").toString());
    Files.writeString(file, Files.readString(file).replace("16.25", "1.25"));
    assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("was changed after it was saved"));
    assertTrue(refusal(() -> plan.save(file.toString())).contains("was changed"));
  }

  @Test
  void aForeignFileIsNamedAndStays() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), "{\"mine\": 1}");
    assertTrue(refusal(() -> plan.save(file.toString())).contains("notes.json is no plan"));
    assertEquals("{\"mine\": 1}", Files.readString(file));
    Path half = Files.writeString(folder.resolve("half.json"), "{\"mammoth_plan\": 1, \"st");
    assertTrue(refusal(() -> PlanFile.open(desk, half)).contains("half.json is no plan"));
  }

  @Test
  void anotherPlansCodeIsRefused() {
    Table other = edited();
    other.doubleColumn("Pro").set(1, 17.5);
    String code = Plan.of(desk, other).code();
    assertTrue(refusal(() -> plan.apply(code)).contains("is not this plan's"));
    assertTrue(
        plan.apply(plan.code().replace("-", " ").toLowerCase(java.util.Locale.ROOT)).isComplete());
  }

  @Test
  void aPlanAppliesWhereItWasMadeForAlone() {
    for (Place elsewhere :
        new Place[] {
          new Place("https://app.mammoth.io/api/v2", 4, "K7Q2M9XA"), Place.sandbox("2026-07", 5)
        }) {
      desk.place = elsewhere;
      String refusal = refusal(plan::apply);
      assertTrue(refusal.contains("The plan is for sandbox 2026-07, workspace 4"), refusal);
      assertThrows(PricingException.class, plan::check);
    }
    assertEquals(0, desk.written.size());
  }

  @Test
  void whatSomebodyChangedMeanwhileIsRefusedByName() {
    desk.mammoth().connectors().update(900001, c -> c.pricePerMonth("30.00"));
    desk.mammoth().profiles().update(900002, p -> p.price(900002, "14.50"));
    String refusal = refusal(plan::apply);
    assertTrue(
        refusal.contains("PostgreSQL, price_per_month: 29.00 in the plan, 30.00 now"), refusal);
    assertTrue(refusal.contains("MySQL, price_per_month: 15.00 in the plan, 14.50 now"), refusal);
    assertEquals(0, desk.written.size());
    Table check = plan.check();
    assertEquals(2, check.where(check.stringColumn("state").isEqualTo("changed since")).rowCount());
  }

  @Test
  void whatIsChangedInTheMiddleOfItStopsIt() {
    desk.watch =
        where -> {
          if (where.equals("sending step 2")) {
            desk.mammoth().profiles().update(900002, p -> p.price(900002, "14.50"));
          }
        };
    String refusal = refusal(plan::apply);
    assertTrue(refusal.contains("Stopped at step 2 of 2"), refusal);
    assertTrue(refusal.contains("MySQL"), refusal);
    Journal journal = Journal.open(desk.written.get(0));
    assertEquals(1, journal.count(Journal.State.DONE));
    assertEquals(1, journal.count(Journal.State.UNSENT));
    desk.watch = where -> {};
    PlanFile.open(desk, journal.file()).revert().apply();
    assertEquals(29.0, Prices.of(desk).row(0).getDouble("price_per_month"));
    assertEquals(14.5, Prices.of(desk).row(1).getDouble("Pro"), "somebody else's stays");
  }

  @Test
  void otherConnectorsStayInTheProfileWhateverSomebodyAddsMeanwhile() {
    desk.mammoth().profiles().add(900002, 900003, "9.99");
    plan.apply();
    assertEquals(9.99, Prices.of(desk).row(2).getDouble("Pro"));
  }

  @Test
  void aStopBeforeAStepSendsNothingMore() {
    desk.watch =
        where -> {
          if (where.startsWith("step 1 is done")) {
            Thread.currentThread().interrupt();
          }
        };
    assertTrue(refusal(plan::apply).contains("interrupted before this step"));
    assertTrue(Thread.interrupted());
    desk.watch = where -> {};
    Journal journal = Applying.resume(desk, desk.written.get(0));
    assertTrue(journal.isComplete());
  }

  @Test
  void aJournalIsWrittenByOneProgramAtATime() {
    desk.watch =
        where -> {
          if (where.startsWith("sending step 1")) {
            Path file = desk.written.get(0);
            assertTrue(refusal(() -> Applying.resume(desk, file)).contains("being written"));
          }
        };
    assertTrue(plan.apply().isComplete());
  }

  @Test
  void aCorruptJournalIsNamedByLine() throws IOException {
    Path file = plan.apply().file();
    Files.writeString(file, Files.readString(file).replace("\"sending\"", "\"sen\""));
    assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("line 2, is not of a journal"));
  }

  @Test
  void whatTheServiceDoesNotKeepStopsIt() {
    desk.close();
    desk = SandboxDesk.of(Dialect.OCTOBER, folder);
    Cell price =
        new Cell(
            900001,
            "PostgreSQL",
            Field.PRICE,
            new java.math.BigDecimal("29.0"),
            new java.math.BigDecimal("31"));
    Draft draft =
        Draft.of(
            java.util.List.of(Step.of(Step.Kind.CHANGE, 900001, "PostgreSQL", price)),
            java.util.List.of(),
            46);
    String refusal = refusal(Plan.of(desk, "", draft)::apply);
    assertTrue(refusal.contains("does not keep price_per_month"), refusal);
  }
}
