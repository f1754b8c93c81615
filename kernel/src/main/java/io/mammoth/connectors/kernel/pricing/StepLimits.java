package io.mammoth.connectors.kernel.pricing;

import java.util.ArrayList;
import java.util.List;

/** The limits of a table's cells, for the steps of a file. */
final class StepLimits {
  private StepLimits() {}

  /** Why steps cannot be applied, or what has to be allowed by name first. */
  static List<Problem> problems(List<Step> steps) {
    List<Problem> problems = new ArrayList<>();
    for (Step step : steps) {
      step.cells().forEach(cell -> check(step, cell, problems));
    }
    return problems;
  }

  private static void check(Step step, Cell cell, List<Problem> problems) {
    if (cell.after() == null) {
      return;
    }
    String what = cell.name() + (step.isProfile() ? " in " + step.name() : "");
    try {
      CellReading.check(cell.field(), cell.after());
    } catch (CellReading.Bad bad) {
      problems.add(new Problem(Problem.Kind.WRONG, 0, "", what + ": " + bad.getMessage()));
      return;
    }
    if (Values.isZero(cell.after())) {
      problems.add(new Problem(Problem.Kind.ZERO, 0, "", what + " would cost 0.00: allowZero(n)"));
    }
  }
}
