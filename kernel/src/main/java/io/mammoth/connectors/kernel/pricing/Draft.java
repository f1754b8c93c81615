package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a table asks for, before anybody said yes to what has to be asked for by name.
 *
 * @param steps what would be sent
 * @param emptied what an empty cell may mean, one cell each: not sent until asked for
 * @param rest deletions of what is not in the table: not sent until asked for
 * @param meanwhile what was changed since the table was read, and is left so
 * @param problems why it cannot be applied as it is
 * @param remarks what a reader should know
 * @param connectors how many there are in all
 * @param whenApplied lets the table know
 */
record Draft(
    List<Step> steps,
    List<Step> emptied,
    List<Step> rest,
    List<Step> meanwhile,
    List<Problem> problems,
    List<String> remarks,
    int connectors,
    Runnable whenApplied) {

  Draft {
    steps = Step.merged(steps);
    emptied = List.copyOf(emptied);
    rest = List.copyOf(rest);
    meanwhile = List.copyOf(meanwhile);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /** Steps that need no question. */
  static Draft of(List<Step> steps, List<String> remarks, int connectors) {
    return of(steps, List.of(), remarks, connectors);
  }

  /** What no table asks for. */
  static Draft of(List<Step> steps, List<Problem> wrong, List<String> remarks, int connectors) {
    List<Step> none = List.of();
    return new Draft(steps, none, none, none, wrong, remarks, connectors, () -> {});
  }

  /** With the cells of some columns cleared that are empty in the table. */
  Draft clearing(List<String> columns) {
    Draft cleared = this;
    for (String column : columns) {
      cleared = cleared.clearing(column);
    }
    return cleared;
  }

  private Draft clearing(String column) {
    List<Step> cleared = emptied.stream().filter(step -> isOf(step, column)).toList();
    if (cleared.isEmpty()) {
      throw new PricingException(
          "No cell of the column " + column + " was emptied that could be cleared.");
    }
    Field field = cleared.get(0).cells().get(0).field();
    if (field == Field.NAME || field == Field.ENABLED || field == Field.BUCKET) {
      throw new PricingException("A connector always has a value for " + column + ".");
    }
    List<Step> left = emptied.stream().filter(step -> !isOf(step, column)).toList();
    return with(joined(steps, cleared), left, rest, problems);
  }

  private static boolean isOf(Step emptied, String column) {
    String own = emptied.isProfile() ? emptied.name() : emptied.cells().get(0).field().label();
    return own.equalsIgnoreCase(column);
  }

  /** With what is not in the table deleted. */
  Draft deletingTheRest(int number) {
    if (number != rest.size()) {
      throw new PricingException(
          "Not in the table: "
              + Counted.of(rest.size(), "connector")
              + ", not "
              + number
              + ": deleteTheRest("
              + rest.size()
              + ") would delete them.");
    }
    return with(joined(steps, rest), emptied, List.of(), problems);
  }

  /** With problems of a kind that are meant. */
  Draft allowing(Problem.Kind kind, int number) {
    long there = problems.stream().filter(problem -> problem.kind() == kind).count();
    if (number != there) {
      throw kind.miscounted(there, number);
    }
    List<Problem> left = problems.stream().filter(problem -> problem.kind() != kind).toList();
    return with(steps, emptied, rest, left);
  }

  private Draft with(List<Step> sent, List<Step> empty, List<Step> others, List<Problem> wrong) {
    return new Draft(sent, empty, others, meanwhile, wrong, remarks, connectors, whenApplied);
  }

  private static List<Step> joined(List<Step> some, List<Step> more) {
    List<Step> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Whether no connector is left as it is; one alone is not all of them. */
  boolean isOfEverything() {
    Stream<Long> touched =
        Step.cells(steps).map(Cell::connector).filter(connector -> connector != 0).distinct();
    return connectors > 1 && touched.count() >= connectors;
  }
}
