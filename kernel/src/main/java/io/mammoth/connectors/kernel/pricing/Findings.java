package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Collects what the rows of a table ask for, and what is wrong with them. */
final class Findings {
  private final Catalogue catalogue;
  private final boolean basePrices;
  private final TableColumns table;
  private final Baseline was;
  private final PriceColumns columns;
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> emptied = new ArrayList<>();
  private final List<Step> meanwhile = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final NewNames newNames = new NewNames();

  Findings(Catalogue catalogue, TableColumns table, Baseline was) {
    this.catalogue = catalogue;
    this.table = table;
    this.was = was;
    this.basePrices = catalogue.hasBasePrices();
    this.columns = new PriceColumns(catalogue);
  }

  void problem(int row, String column, String what) {
    problem(Problem.Kind.WRONG, row, column, what);
  }

  private void problem(Problem.Kind kind, int row, String column, String what) {
    problems.add(new Problem(kind, row + 1, column, what));
  }

  Draft draft(List<Step> rest, List<String> remarks) {
    return new Draft(steps, emptied, rest, meanwhile, problems, remarks, catalogue.offers().size());
  }

  /** A row of a connector that there is. */
  void row(int row, Offer offer, boolean deleted) {
    int before = steps.size();
    table.fields().forEach((field, column) -> field(row, offer, field, column));
    table.profiles().forEach((column, profile) -> price(row, offer, column, profile));
    if (deleted && steps.size() > before) {
      problem(row, "delete", offer.name() + " is to be changed and deleted: only one can be meant");
    } else if (deleted) {
      steps.add(deletion(offer, catalogue));
      if (meanwhile.stream().anyMatch(step -> step.isOf(offer.id()))) {
        conflict(row, "delete", offer.name() + " was changed since this table was read");
      }
    }
  }

  private void conflict(int row, String column, String what) {
    problem(Problem.Kind.CONFLICT, row, column, what + ": read the table again, or overrule(n)");
  }

  /** What was done since in a place that the table leaves as it was. */
  void meanwhile(Step step) {
    meanwhile.add(step);
  }

  /** The end of a connector, with all that would be needed to make it again. */
  static Step deletion(Offer offer, Catalogue catalogue) {
    List<Cell> cells = new ArrayList<>();
    for (Field field : Field.values()) {
      Object value = field == Field.PROFILES ? catalogue.holders(offer.id()) : offer.value(field);
      if (value != null) {
        cells.add(new Cell(offer.id(), offer.name(), field, value, null));
      }
    }
    return new Step(Kind.DELETE, offer.id(), offer.name(), cells);
  }

  private void field(int row, Offer offer, Field field, Column<?> column) {
    Object old = offer.value(field);
    Cell cell = new Cell(offer.id(), offer.name(), field, old, value(row, column, field, old));
    Step step = Step.of(Kind.CHANGE, offer.id(), offer.name(), cell);
    if (!isEdited(row, column, step)) {
      return;
    }
    if (field == Field.PRICE && !basePrices) {
      problem(row, column.name(), elsewhere(offer.id()));
    } else if (cell.after() == null) {
      emptied.add(step);
    } else if (isFine(row, column.name(), field, cell.after())) {
      steps.add(step);
      if (field == Field.NAME) {
        newNames.add(row, (String) cell.after(), offer.id());
      }
    }
  }

  /** Whether somebody wants something else here than there is; says where others were faster. */
  private boolean isEdited(int row, Column<?> column, Step step) {
    Cell cell = step.cells().get(0);
    if (Values.same(cell.before(), cell.after())) {
      return false;
    }
    Baseline.Was read = was.at(cell.connector(), column.name(), cell.field(), cell.before());
    Offer offer = catalogue.offers().get(cell.connector());
    if (read.known() && Values.same(read.value(), cell.after())) {
      meanwhile(step.with(cell.between(read.value(), cell.before())));
      return false;
    }
    if (read.known() && !Values.same(read.value(), cell.before())) {
      String from = Values.text(read.value()) + " to " + Values.text(cell.before());
      conflict(
          row, column.name(), cell.name() + " was changed since this table was read, from " + from);
    } else if (!read.known() && offer != null && was.isOlder(row, offer)) {
      conflict(
          row,
          column.name(),
          cell.name() + " was changed at " + offer.changedAt() + ", after this table was read");
    }
    return true;
  }

  private String elsewhere(long connector) {
    String where = columns.of(connector);
    return "this account keeps its prices in profiles: "
        + (where.isEmpty()
            ? "there is none yet, mammoth.profiles().create(…) makes one"
            : "edit the column " + where);
  }

  /** The value of a cell; the old one where it is the same, or cannot be read. */
  private @Nullable Object value(int row, Column<?> column, Field field, @Nullable Object old) {
    try {
      return CellReading.valueOr(column, row, field, old);
    } catch (CellReading.Bad bad) {
      problem(row, column.name(), String.valueOf(bad.getMessage()));
      return old;
    }
  }

  private boolean isFine(int row, String column, Field field, Object value) {
    try {
      CellReading.check(field, value);
    } catch (CellReading.Bad bad) {
      problem(row, column, String.valueOf(bad.getMessage()));
      return false;
    }
    if (Values.isZero(value)) {
      problem(Problem.Kind.ZERO, row, column, "the price would become 0: allowZero(n)");
    }
    return true;
  }

  private void price(int row, Offer offer, Column<?> column, Profile profile) {
    Terms terms = profile.terms().get(offer.id());
    Object old = terms == null ? null : terms.price();
    Object value = value(row, column, Field.PRICE, old);
    Cell price = new Cell(offer.id(), offer.name(), Field.PRICE, old, value);
    Step step = Step.of(Kind.PROFILE, profile.id(), profile.name(), price);
    if (!isEdited(row, column, step)) {
      return;
    }
    if (value == null) {
      emptied.add(step);
    } else if (isFine(row, column.name(), Field.PRICE, value)) {
      steps.add(terms == null ? joining(profile, price) : step);
    }
  }

  private static Step joining(Profile profile, Cell price) {
    long id = price.connector();
    return Step.of(
        Kind.PROFILE,
        profile.id(),
        profile.name(),
        new Cell(id, price.name(), Field.MEMBER, false, true),
        price,
        new Cell(id, price.name(), Field.ENABLED, null, true));
  }

  /** A row without an id, of a name that nobody has. */
  void creation(int row, String name, boolean deleted) {
    if (deleted) {
      problem(row, "delete", "there is no connector " + name + " that could be deleted");
      return;
    }
    Offer blank = Offer.blank(0, name);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(0, name, Field.NAME, null, name));
    table.fields().forEach((field, column) -> first(row, name, field, column).forEach(cells::add));
    addPrice(row, name, cells);
    if (isFine(row, "name", Field.NAME, name)) {
      steps.add(new Step(Kind.CREATE, 0, name, cells));
      newNames.add(row, name, 0);
    }
    table.profiles().forEach((column, profile) -> price(row, blank, column, profile));
  }

  private Stream<Cell> first(int row, String name, Field field, Column<?> column) {
    Object value = field == Field.NAME ? null : value(row, column, field, null);
    if (value == null) {
      return Stream.of();
    }
    if (field == Field.PRICE && !basePrices) {
      problem(row, column.name(), elsewhere(0));
      return Stream.of();
    }
    return isFine(row, column.name(), field, value)
        ? Stream.of(new Cell(0, name, field, null, value))
        : Stream.of();
  }

  /** The service gives a price of 0 to what is made without one. */
  private void addPrice(int row, String name, List<Cell> cells) {
    if (!catalogue.takesBasePrices() || cells.stream().anyMatch(Cell::isPrice)) {
      return;
    }
    if (!basePrices) {
      steps.add(Step.unpriced(name));
    } else {
      cells.add(new Cell(0, name, Field.PRICE, null, BigDecimal.ZERO));
      problem(
          Problem.Kind.ZERO,
          row,
          Field.PRICE.label(),
          "a new connector without a price gets 0: give one, or allowZero(n)");
    }
  }

  /** Says which names cannot be given; after all rows. */
  void checkNames() {
    problems.addAll(newNames.problems(catalogue));
  }
}
