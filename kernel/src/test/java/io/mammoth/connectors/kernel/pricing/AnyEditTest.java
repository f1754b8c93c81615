package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any catalogue, any edit: what is applied is what the table says, and can be taken back. */
class AnyEditTest {
  private static final int TIMES = Boolean.getBoolean("mammoth.long") ? 500 : 20;

  private final Path folder;

  AnyEditTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<Long> seeds() {
    return new Random(7).longs(TIMES).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsAppliedIsWhatTheTableSays(long seed) {
    Random random = new Random(seed);
    RandomCatalogue values = new RandomCatalogue(random);
    boolean october = random.nextBoolean();
    Dialect dialect = october ? Dialect.OCTOBER : Dialect.JULY;
    try (SandboxDesk desk =
        new SandboxDesk(Sandbox.from(values.next(30, october), dialect, 0), folder)) {
      Catalogue before = desk.read();
      RandomEdit edit = new RandomEdit(random, values, before, Prices.of(desk));
      Plan plan = edit.plan(desk);
      assertEquals(List.of(), plan.problems());
      if (plan.steps() == 0) {
        assertEquals(edit.after.toString(), Expected.of(before).toString());
        return;
      }
      Journal journal = plan.apply();
      assertTrue(journal.isComplete());
      assertEquals(edit.after.toString(), Expected.of(desk.read()).toString());
      assertEquals(0, Plan.of(desk, Prices.of(desk)).steps(), "nothing is left to do");
      Journal again = plan.apply();
      assertEquals(plan.steps(), again.count(Journal.State.ALREADY), "nothing is done twice");
      PlanFile.open(desk, journal.file()).revert().apply();
      assertEquals(edit.restored.toString(), Expected.of(desk.read()).toString());
    }
  }
}
