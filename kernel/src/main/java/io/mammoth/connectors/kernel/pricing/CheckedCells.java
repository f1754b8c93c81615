package io.mammoth.connectors.kernel.pricing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Reads the cells of an edited table, and keeps what is wrong with them. */
final class CheckedCells {
  private final List<Problem> problems = new ArrayList<>();

  void wrong(int row, String column, String what) {
    problem(Problem.Kind.WRONG, row, column, what);
  }

  void problem(Problem.Kind kind, int row, String column, String what) {
    add(new Problem(kind, row + 1, column, what));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** What was wrong, in the order in which it was found. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The value of a cell; the old one where it is the same, or cannot be read. */
  @Nullable Object value(int row, Column<?> column, Field field, @Nullable Object old) {
    try {
      return CellReading.valueOr(column, row, field, old);
    } catch (CellReading.Bad bad) {
      wrong(row, column.name(), String.valueOf(bad.getMessage()));
      return old;
    }
  }

  /** Whether a value may be sent; a price of 0 may be meant. */
  boolean isFine(int row, String column, Field field, Object value) {
    try {
      CellReading.check(field, value);
    } catch (CellReading.Bad bad) {
      wrong(row, column, String.valueOf(bad.getMessage()));
      return false;
    }
    if (Values.isZero(value)) {
      problem(Problem.Kind.ZERO, row, column, "the price would become 0: allowZero(n)");
    }
    return true;
  }
}
