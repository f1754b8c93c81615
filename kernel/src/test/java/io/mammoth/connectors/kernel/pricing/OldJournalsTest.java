package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Journals of the first format, without a check in each line, as the version before wrote them: one
 * connector made, two prices changed, and the profile Pro.
 */
class OldJournalsTest extends MisbehavingServiceTest {
  OldJournalsTest(@TempDir Path folder) {
    super(folder);
  }

  private Path sample(String name) throws IOException {
    Path copy = folder.resolve(name + ".journal");
    String resource = "journals-of-version-1/" + name + ".journal";
    try (InputStream in = OldJournalsTest.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(in, resource), copy);
    }
    return copy;
  }

  /** What the first steps of the sample's plan did, in the account of this test. */
  private void done(int steps, double postgresInPro) {
    Table edited = Prices.of(desk);
    if (steps > 1) {
      edited.doubleColumn("price_per_month").set(0, 31.5);
    }
    if (steps > 2) {
      edited.doubleColumn("price_per_month").set(2, 41.5);
    }
    Row row = edited.appendRow();
    row.setString("name", "Made here");
    row.setDouble("price_per_month", 5.0);
    if (steps > 3) {
      edited.doubleColumn("Pro").set(0, postgresInPro);
      edited.doubleColumn("Pro").set(1, 17.0);
      row.setDouble("Pro", 6.0);
    }
    Plan.of(desk, edited).apply();
    way.arrived.clear();
  }

  private Plan revert(Path journal) {
    return PlanFile.open(desk, journal).revert();
  }

  @Test
  void aCompleteOneIsOpenedAndReverted() throws IOException {
    Path file = sample("complete");
    Journal journal = Journal.open(file);
    assertTrue(journal.isComplete());
    assertEquals(4, journal.count(Journal.State.DONE));
    done(4, 16.25);
    assertEquals(4, revert(file).steps());
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aCompleteOneIsResumedWithoutAWrite() throws IOException {
    Path file = sample("complete");
    done(4, 16.25);
    assertTrue(Applying.resume(desk, file).isComplete());
    assertEquals(0, way.arrived.size());
  }

  @Test
  void oneThatTakesBackAnotherOneSaysSo() throws IOException {
    Journal journal = Journal.open(sample("reverting-complete"));
    assertTrue(journal.isComplete());
    assertEquals("complete.journal", journal.takesBack());
  }

  @Test
  void anInterruptedOneIsResumed() throws IOException {
    Path file = sample("interrupted");
    done(3, 0);
    assertFalse(Journal.open(file).isComplete());
    assertTrue(Applying.resume(desk, file).isComplete());
    assertTrue(Journal.open(file).isComplete());
    assertEquals(1, way.arrived.size(), way.arrived::toString);
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void linesThatAreAddedToAnOldOneAreCheckedFromThenOn() throws IOException {
    Path file = sample("interrupted");
    done(3, 0);
    Applying.resume(desk, file);
    String text = Files.readString(file);
    int last = text.lastIndexOf("\"done\"");
    Files.writeString(file, text.substring(0, last) + "\"sent\"" + text.substring(last + 6));
    assertTrue(refusal(() -> Journal.open(file)).contains("is not of a journal"));
  }

  @Test
  void oneOfAnUnknownOutcomeIsRevertedWhereItTookEffect() throws IOException {
    Path file = sample("unknown");
    done(3, 0);
    assertEquals(3, revert(file).steps());
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void oneThatWasNotKeptIsResumedAndRevertedFromWhatIsThere() throws IOException {
    Path file = sample("not-kept");
    done(4, 16.0);
    String refusal = refusal(() -> Applying.resume(desk, file));
    assertTrue(refusal.contains("PostgreSQL, price_per_month: 16.25 in the plan"), refusal);
    assertFalse(refusal.contains("MySQL"), refusal);
    assertEquals(0, way.arrived.size());
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void aRefusedStepThatTookEffectIsOurs() throws IOException {
    Path file = sample("refused");
    done(3, 0);
    assertTrue(Applying.resume(desk, file).isComplete());
    assertEquals(4, Journal.open(file).count(Journal.State.DONE));
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void whatAnOldOneCallsSoBeforeAfterItWasSentIsReverted() throws IOException {
    Path file = sample("refused-then-already");
    done(4, 16.25);
    assertTrue(revert(file).apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }
}
