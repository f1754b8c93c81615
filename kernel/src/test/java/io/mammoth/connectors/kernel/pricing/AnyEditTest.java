package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tech.tablesaw.api.Table;

/** Any catalogue, any edit: what is applied is what the table says, and can be taken back. */
class AnyEditTest extends AnyCase {
  @Provide
  Arbitrary<List<Integer>> choices() {
    return numbers();
  }

  @Property(seed = "7", edgeCases = EdgeCasesMode.NONE)
  void whatIsAppliedIsWhatTheTableSays(@ForAll("choices") List<Integer> choices) {
    Choices chance = new Choices(choices);
    RandomCatalogue values = new RandomCatalogue(chance);
    boolean october = chance.nextBoolean();
    Dialect dialect = october ? Dialect.OCTOBER : Dialect.JULY;
    try (SandboxDesk desk =
        new SandboxDesk(Sandbox.from(values.next(30, october), dialect, 0), folder())) {
      Catalogue before = desk.read();
      RandomEdit edit = new RandomEdit(chance, values, before, Prices.of(desk));
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

  @Property(seed = "8", edgeCases = EdgeCasesMode.NONE)
  void whatOthersChangedMeanwhileStaysWhereNobodyEditedIt(
      @ForAll("choices") List<Integer> choices) {
    Choices chance = new Choices(choices);
    RandomCatalogue values = new RandomCatalogue(chance);
    try (SandboxDesk desk =
        new SandboxDesk(Sandbox.from(values.next(15, false), Dialect.JULY, 0), folder())) {
      Catalogue before = desk.read();
      Table prices = Prices.of(desk);
      RandomEdit edit = new RandomEdit(chance, values, before, prices);
      SomebodyElse other = new SomebodyElse(desk, edit, prices);
      other.change(before, chance, values);
      Plan plan = edit.plan(desk);
      assertEquals(List.of(), plan.problems());
      assertTrue(plan.meanwhile().rowCount() <= other.changes);
      if (plan.steps() > 0) {
        plan.apply();
      }
      assertEquals(edit.after.toString(), Expected.of(desk.read()).toString());
    }
  }
}
