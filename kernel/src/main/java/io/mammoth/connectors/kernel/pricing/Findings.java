package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
  private final Set<Long> touched = new HashSet<>();
  private final CheckedCells cells = new CheckedCells();
  private final NewNames newNames = new NewNames();

  Findings(Catalogue catalogue, TableColumns table, Baseline was) {
    this.catalogue = catalogue;
    this.table = table;
    this.was = was;
    this.basePrices = catalogue.hasBasePrices();
    this.columns = new PriceColumns(catalogue);
  }

  void problem(int row, String column, String what) {
    cells.wrong(row, column, what);
  }

  Draft draft(List<Step> rest, List<String> remarks, Runnable whenApplied) {
    int offers = catalogue.offers().size();
    List<Problem> problems = cells.problems();
    return new Draft(steps, emptied, rest, meanwhile, problems, remarks, offers, whenApplied);
  }

  /** A row of a connector that there is. */
  void row(int row, Offer offer, boolean deleted) {
    int before = steps.size();
    int empty = emptied.size();
    table.fields().forEach((field, column) -> field(row, offer, field, column));
    table.profiles().forEach((column, profile) -> price(row, offer, column, profile));
    String other = was.otherName(offer);
    if (other != null && (deleted || steps.size() > before || emptied.size() > empty)) {
      problem(
          row,
          "id",
          "connector %s is %s here, and %s in the table: read the table again"
              .formatted(offer.id(), offer.name(), other.isEmpty() ? "without a name" : other));
    }
    if (deleted && steps.size() > before) {
      problem(row, "delete", offer.name() + " is to be changed and deleted: only one can be meant");
    } else if (deleted) {
      steps.add(deletion(offer, catalogue));
      if (touched.contains(offer.id())) {
        conflict(row, "delete", offer.name() + " was changed since this table was read");
      }
    }
  }

  private void conflict(int row, String column, String what) {
    String cure = ": read the table again, or overrule(n)";
    cells.problem(Problem.Kind.CONFLICT, row, column, what + cure);
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
    Object value = cells.value(row, column, field, old);
    Cell cell = new Cell(offer.id(), offer.name(), field, old, value);
    Step step = Step.of(Kind.CHANGE, offer.id(), offer.name(), cell);
    if (!isEdited(row, column, step) || !isTaken(row, column, cell)) {
      return;
    }
    if (cell.after() == null) {
      emptied.add(step);
    } else if (cells.isFine(row, column.name(), field, cell.after())) {
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
    boolean own = was.isOwn(step);
    if (read.known() && Values.same(read.value(), cell.after())) {
      if (!own) {
        touched.add(cell.connector());
      }
      meanwhile(step.with(cell.between(read.value(), cell.before())));
      return false;
    }
    if (read.known() && !own && !Values.same(read.value(), cell.before())) {
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

  /** Whether a base price may be sent; says where it may not, or has to be asked for. */
  private boolean isTaken(int row, Column<?> column, Cell cell) {
    if (cell.isPrice() && !basePrices) {
      Problem.Kind kind = catalogue.takesBasePrices() ? Problem.Kind.FIRST : Problem.Kind.WRONG;
      cells.problem(kind, row, column.name(), elsewhere(kind, columns.of(cell.connector())));
      return kind == Problem.Kind.FIRST;
    }
    return true;
  }

  private static String elsewhere(Problem.Kind kind, String columns) {
    String where =
        columns.isEmpty()
            ? "there is none yet, mammoth.profiles().create(…) makes one"
            : "edit the column " + columns;
    return kind == Problem.Kind.WRONG
        ? "this account keeps its prices in profiles: " + where
        : "no connector has a base price, so prices are taken to be kept in profiles: "
            + where
            + "; or, if a base price is meant, allowFirstPrices(n)";
  }

  private void price(int row, Offer offer, Column<?> column, Profile profile) {
    Terms terms = profile.terms().get(offer.id());
    Object old = terms == null ? null : terms.price();
    Object value = cells.value(row, column, Field.PRICE, old);
    Cell price = new Cell(offer.id(), offer.name(), Field.PRICE, old, value);
    Step step = Step.of(Kind.PROFILE, profile.id(), profile.name(), price);
    if (!isEdited(row, column, step)) {
      return;
    }
    if (value == null) {
      emptied.add(step);
    } else if (cells.isFine(row, column.name(), Field.PRICE, value)) {
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
    List<Cell> made = new ArrayList<>();
    made.add(new Cell(0, name, Field.NAME, null, name));
    table.fields().forEach((field, column) -> first(row, name, field, column).forEach(made::add));
    addPrice(row, name, made);
    if (cells.isFine(row, "name", Field.NAME, name)) {
      steps.add(new Step(Kind.CREATE, 0, name, made));
      newNames.add(row, name, 0);
    }
    table.profiles().forEach((column, profile) -> price(row, blank, column, profile));
  }

  private Stream<Cell> first(int row, String name, Field field, Column<?> column) {
    Object value = field == Field.NAME ? null : cells.value(row, column, field, null);
    if (value == null) {
      return Stream.of();
    }
    Cell cell = new Cell(0, name, field, null, value);
    return isTaken(row, column, cell) && cells.isFine(row, column.name(), field, value)
        ? Stream.of(cell)
        : Stream.of();
  }

  /** The service gives a price of 0 to what is made without one. */
  private void addPrice(int row, String name, List<Cell> made) {
    if (!catalogue.takesBasePrices() || made.stream().anyMatch(Cell::isPrice)) {
      return;
    }
    if (!basePrices) {
      steps.add(Step.unpriced(name));
    } else {
      made.add(new Cell(0, name, Field.PRICE, null, BigDecimal.ZERO));
      cells.problem(
          Problem.Kind.ZERO,
          row,
          Field.PRICE.label(),
          "a new connector without a price gets 0: give one, or allowZero(n)");
    }
  }

  /** Says which names cannot be given; after all rows. */
  void checkNames() {
    newNames.problems(catalogue).forEach(cells::add);
  }
}
