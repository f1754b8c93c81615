package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.pricing.Standing.Now;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The opposite of what a journal says was done, or may have been, cell by cell against what is
 * there now. What reads as undone, or as changed since, is a problem that has to be overruled.
 */
final class Reverting {
  private final Journal journal;
  private final Catalogue now;
  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();
  private boolean isLate;

  private Reverting(Journal journal, Catalogue now) {
    this.journal = journal;
    this.now = now;
    for (int number = 1; number <= journal.steps().size(); number++) {
      if (journal.isBegun(number)) {
        add(number, Objects.requireNonNull(journal.entry(number)).state());
      }
    }
    if (!undone.isEmpty()) {
      remarks.add(
          "Sent, but reads show it as it was before, so it is not reverted: "
              + Conflicts.shown(undone)
              + ".");
    }
  }

  /** A plan; waits for what may not be shown yet, where no read has shown it before. */
  static Plan of(Desk desk, Journal journal) {
    Catalogue now = Catalogue.read(desk);
    Reverting reverting = new Reverting(journal, now);
    if (reverting.isLate && !journal.isComplete()) {
      try (Watch watch = desk.watch()) {
        Polling polling = new Polling(desk, watch);
        while (reverting.isLate && polling.again("reads show what was done")) {
          now = now.again(desk);
          reverting = new Reverting(journal, now);
        }
      }
    }
    Origin origin = Origin.takingBack(desk, journal.file().getFileName().toString());
    return new Plan(desk, origin, reverting.draft(), null);
  }

  private Draft draft() {
    List<Step> named = Identities.renamed(steps, now, remarks);
    return Draft.of(named, problems, remarks, now.offers().size());
  }

  private void add(int number, State state) {
    Step step = journal.step(number);
    switch (step.kind()) {
      case CREATE -> removal(number, step, state);
      case CHANGE -> change(number, step, state);
      case PROFILE -> profile(number, journal.known(step), state);
      case DELETE -> deletion(step, state);
    }
  }

  /** A change of a connector that the plan made ends with that connector. */
  private void change(int number, Step step, State state) {
    if (step.id() != 0) {
      String name = nameAfter(step);
      List<Cell> cells =
          reversed(number, state, Standing.of(step, now)).stream()
              .map(cell -> cell.of(step.id(), name))
              .toList();
      put(Kind.CHANGE, step.id(), name, cells);
    }
  }

  private void profile(int number, Step step, State state) {
    put(Kind.PROFILE, step.id(), step.name(), reversed(number, state, Standing.of(step, now)));
  }

  private void put(Kind kind, long id, String name, List<Cell> cells) {
    if (!cells.isEmpty()) {
      steps.add(new Step(kind, id, name, cells));
    }
  }

  private static String nameAfter(Step step) {
    return step.cells().stream()
        .filter(cell -> cell.field() == Field.NAME)
        .map(cell -> String.valueOf(cell.after()))
        .findFirst()
        .orElse(step.name());
  }

  private List<Cell> reversed(int number, State state, Standing standing) {
    Map<Integer, Kept> kept = journal.kept(number);
    List<Cell> back = new ArrayList<>();
    for (int i = 0; i < standing.cells().size(); i++) {
      Now cell = standing.cells().get(i);
      Kept left = kept.getOrDefault(i, Kept.of(cell.cell().after()));
      if (isToDo(cell, left, state)) {
        back.add(cell.cell().between(cell.value(), cell.cell().before()));
      }
    }
    return back;
  }

  /** Whether a cell is to be sent; says so where that is not plain. */
  private boolean isToDo(Now cell, Kept left, State state) {
    if (cell.isBefore()) {
      boolean change = !left.is(cell.value());
      if (change) {
        undone(cell.place() + ": " + cell.text(), state);
      }
      return false;
    }
    if (cell.isThere() && left.is(cell.value())) {
      return true;
    }
    if (state == State.REFUSED) {
      return false;
    }
    problem(
        cell.isThere()
            ? "%s: the plan left %s, and %s is read now: overrule(n) would write %s over it"
                .formatted(
                    cell.place(),
                    Values.text(left.value()),
                    cell.text(),
                    Values.text(cell.cell().before()))
            : "%s: %s now, so it cannot be reverted: overrule(n) would revert the rest"
                .formatted(cell.place(), cell.text()));
    return cell.isThere();
  }

  /** What reads as before; what an answer or a read called done is then a doubt. */
  private void undone(String what, State state) {
    isLate |= state != State.REFUSED;
    if (state.isKnown()) {
      problem(
          what
              + " is read, as before the plan, though the journal has it as done: someone changed it back, or reads are late; look again later, or overrule(n) where it is undone");
    } else if (state != State.REFUSED) {
      undone.add(what);
    }
  }

  private void problem(String what) {
    problems.add(new Problem(Problem.Kind.CONFLICT, 0, "", what));
  }

  /** The end of a connector that the plan made. */
  private void removal(int number, Step step, State state) {
    Catalogue.Offer offer = now.offer(journal.id(number), step.name());
    if (offer == null) {
      undone(step.name() + ": no such connector", state);
      return;
    }
    List<Cell> known = step.cells().stream().map(c -> c.of(offer.id(), offer.name())).toList();
    Step found = new Step(Kind.CHANGE, offer.id(), offer.name(), known);
    List<Cell> read = new ArrayList<>();
    for (Now cell : Standing.change(found, offer).cells()) {
      Kept left = journal.kept(number).getOrDefault(read.size(), Kept.of(cell.cell().after()));
      if (!left.is(cell.value())) {
        if (state == State.REFUSED) {
          return;
        }
        problem(
            "%s: the plan left %s, and %s is read now: overrule(n) would delete it all the same"
                .formatted(cell.place(), Values.text(left.value()), cell.text()));
      }
      read.add(cell.cell().between(cell.value(), null));
    }
    // What is empty by now ends with nothing: only what would be lost is shown.
    List<Cell> cells = read.stream().filter(cell -> cell.before() != null).toList();
    steps.add(new Step(Kind.DELETE, offer.id(), offer.name(), cells));
  }

  private void deletion(Step step, State state) {
    if (now.offer(step.id(), step.name()) != null) {
      undone(step.name() + ": the connector", state);
    } else if (now.named(step.name()) != null) {
      problem(step.name() + " is there again under another id: overrule(n) would revert the rest");
    } else {
      remake(step);
    }
  }

  /** The connector again, under a number that only the service knows. */
  private void remake(Step step) {
    boolean base = takesBasePrices();
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : step.cells()) {
      if (cell.field() != Field.PROFILES && (base || !cell.isPrice())) {
        cells.add(cell.reversed().of(0, step.name()));
      }
    }
    if (now.takesBasePrices() && cells.stream().noneMatch(Cell::isPrice)) {
      steps.add(Step.unpriced(step.name()));
    }
    steps.add(new Step(Kind.CREATE, 0, step.name(), cells));
    remarks.add(step.name() + " comes back with another id" + lost(step, base) + ".");
  }

  /** A bucket is a sign of October's contract, even of a connector that is gone. */
  private boolean takesBasePrices() {
    return now.takesBasePrices()
        && Step.cells(journal.steps()).noneMatch(cell -> cell.field() == Field.BUCKET);
  }

  private static String lost(Step step, boolean base) {
    return step.cells().stream()
        .flatMap(
            cell ->
                cell.field() == Field.PROFILES
                    ? Stream.of(", outside its profiles " + cell.before())
                    : cell.isPrice() && !base
                        ? Stream.of(", without its base price " + Values.text(cell.before()))
                        : Stream.of())
        .reduce("", (some, more) -> some + Objects.requireNonNull(more));
  }
}
