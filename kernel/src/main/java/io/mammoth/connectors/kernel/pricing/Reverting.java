package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The opposite of what a journal says was done, or may have been. */
final class Reverting {
  private final Journal journal;
  private final Catalogue now;
  private final Map<String, Long> made;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Reverting(Journal journal, Catalogue now) {
    this.journal = journal;
    this.now = now;
    this.made = journal.made();
  }

  /**
   * A plan.
   *
   * @throws PricingException when there is no journal
   */
  static Plan of(Desk desk, @Nullable Journal journal) {
    if (journal == null) {
      throw new PricingException(
          "Only what was done can be taken back: open the journal that apply() wrote.");
    }
    Origin origin = Origin.takingBack(desk, journal.file().getFileName().toString());
    return new Plan(desk, origin, new Reverting(journal, Catalogue.read(desk)).draft(), null);
  }

  private Draft draft() {
    journal.taken().forEach(this::add);
    return Draft.of(Step.merged(steps), remarks, now.offers().size());
  }

  private void add(Step step) {
    switch (step.kind()) {
      case CREATE -> steps.add(reversed(step, Kind.DELETE, made(step.name()), step.name()));
      case CHANGE -> steps.add(reversed(step, Kind.CHANGE, step.id(), nameAfter(step)));
      case PROFILE -> steps.add(reversed(step, Kind.PROFILE, step.id(), step.name()));
      case DELETE -> remake(step);
    }
  }

  private static String nameAfter(Step step) {
    return step.cells().stream()
        .filter(cell -> cell.field() == Field.NAME)
        .map(cell -> String.valueOf(cell.after()))
        .findFirst()
        .orElse(step.name());
  }

  private Step reversed(Step step, Kind kind, long id, String name) {
    List<Cell> cells =
        step.cells().stream()
            .map(cell -> kind == Kind.PROFILE ? known(cell.reversed()) : of(cell, id, name))
            .toList();
    return new Step(kind, id, name, cells);
  }

  private static Cell of(Cell cell, long id, String name) {
    Cell back = cell.reversed();
    return new Cell(id, name, back.field(), back.before(), back.after());
  }

  /** A connector that the plan made has a number by now. */
  private Cell known(Cell cell) {
    return cell.connector() == 0
        ? new Cell(made(cell.name()), cell.name(), cell.field(), cell.before(), cell.after())
        : cell;
  }

  private long made(String name) {
    return made.getOrDefault(name, 0L);
  }

  /** The connector again, under a number that only the service knows. */
  private void remake(Step step) {
    boolean base = takesBasePrices();
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : step.cells()) {
      if (cell.field() != Field.PROFILES && (base || !cell.isPrice())) {
        cells.add(of(cell, 0, step.name()));
      }
    }
    if (base && cells.stream().noneMatch(Cell::isPrice)) {
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
