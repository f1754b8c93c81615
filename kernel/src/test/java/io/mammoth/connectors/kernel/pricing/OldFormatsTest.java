package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.kernel.history.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, journals and snapshots that version 0.1.0 of November 2026 wrote. */
class OldFormatsTest extends JulyDeskTest {
  private static final Path SAMPLES = Path.of("src/test/resources/old-formats");
  private static final String OLD_CODE = "K689-JY1G-XWPR";

  OldFormatsTest(@TempDir Path folder) {
    super(folder);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(PricingException.class, work).getMessage());
  }

  @Test
  void aPlanIsShownAndCheckedAndItsOldCodeRefusedWithASentence() {
    Plan plan = PlanFile.open(desk, SAMPLES.resolve("plan.json"));
    assertEquals(5, plan.steps());
    assertTrue(plan.facts().contains("Made at 2026-11-28T07:58:47Z by analyst."));
    assertFalse(plan.check().stringColumn("state").contains("changed since"));
    String refusal = refusal(() -> plan.apply(OLD_CODE));
    assertTrue(refusal.contains("have the plan approved again"), refusal);
    assertEquals(List.of(), desk.written);
    assertTrue(plan.apply(plan.code()).isComplete());
  }

  @Test
  void aPlanThatDoesNotSayForWhichPathAndAccountIsAppliedWhereItIsTakenOverFor()
      throws IOException {
    desk.place =
        Place.of(
            new Account(Account.LIVE_SERVER, Credentials.apiKey("key-0001", "secret"), 4, true),
            null);
    Path file = Files.copy(SAMPLES.resolve("plan-of-an-account.json"), folder.resolve("plan.json"));
    Plan plan = PlanFile.open(desk, file);
    assertEquals("as planned", plan.check().stringColumn("state").get(0));
    assertTrue(refusal(plan::apply).contains("saved by an older version"));
    Plan own = plan.forThisAccount();
    assertTrue(refusal(() -> own.apply("WE9C-PRPZ-YHAN")).contains("approved again"));
    plan.save(file.toString());
    assertEquals(plan.steps(), PlanFile.open(desk, file).steps());
    own.save(file.toString());
    assertTrue(PlanFile.open(desk, file).apply(own.code()).isComplete());
    desk.place = new Place("https://other.example.com/api/v2", 4, "K7Q2M9XA");
    assertTrue(refusal(plan::check).contains("applies there alone"));
  }

  @Test
  void aPlanThatWasChangedSinceIsRefusedAsBefore() throws IOException {
    String json = Files.readString(SAMPLES.resolve("plan.json"));
    Path file = Files.writeString(folder.resolve("p.json"), json.replace("31.5", "0.01"));
    assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("was changed"));
  }

  @Test
  void aJournalIsReadResumedAndReverted() throws IOException {
    Path file = Files.copy(SAMPLES.resolve("applied.journal"), folder.resolve("a.journal"));
    Journal journal = Journal.open(file);
    assertTrue(journal.isComplete());
    assertEquals(5, journal.table().rowCount());
    assertTrue(Applying.resume(desk, file).isComplete());
    // This sandbox is a new one, where nothing of it reads as done: each field is a question.
    Plan revert = PlanFile.open(desk, file).revert();
    assertEquals(0, revert.steps());
    assertEquals(8, revert.problems().size());
    assertTrue(revert.problems().stream().allMatch(each -> each.contains("as before the plan")));
  }

  @Test
  void aSnapshotIsReadAndMakesASandbox() {
    Snapshot snapshot = Snapshot.open(SAMPLES.resolve("snapshot.csv"));
    assertEquals(46, snapshot.prices().rowCount());
    assertEquals("sandbox 2026-07", snapshot.host());
    assertTrue(snapshot.catalogue().dialect().label().equals("2026-07"));
  }
}
