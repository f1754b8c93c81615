package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Collects what the rows of a table ask for, and what is wrong with them. */
final class Findings {
  private final Catalogue catalogue;
  private final boolean basePrices;
  private final TableColumns table;
  private final PriceColumns columns;
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> emptied = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<NewName> newNames = new ArrayList<>();

  /** A name that a row gives to a connector, and which one has it now; 0 for a new one. */
  private record NewName(int row, String name, long connector) {}

  Findings(Catalogue catalogue, TableColumns table) {
    this.catalogue = catalogue;
    this.table = table;
    this.basePrices = catalogue.hasBasePrices();
    this.columns = new PriceColumns(catalogue);
  }

  void problem(int row, String column, String what) {
    problems.add(new Problem(row + 1, column, what, false));
  }

  Draft draft(List<Step> rest, List<String> remarks) {
    return new Draft(steps, emptied, rest, problems, remarks, catalogue.offers().size());
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
    }
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
    Object value = value(row, column, field, old);
    Cell cell = new Cell(offer.id(), offer.name(), field, old, value);
    if (Values.same(old, value) || isEmpty(old, value)) {
      return;
    }
    if (field == Field.PRICE && !basePrices) {
      problem(row, column.name(), elsewhere(offer.id()));
    } else if (value == null) {
      emptied.add(Step.of(Kind.CHANGE, offer.id(), offer.name(), cell));
    } else if (isFine(row, column.name(), field, value)) {
      steps.add(Step.of(Kind.CHANGE, offer.id(), offer.name(), cell));
      if (field == Field.NAME) {
        newNames.add(new NewName(row, (String) value, offer.id()));
      }
    }
  }

  private static boolean isEmpty(@Nullable Object old, @Nullable Object value) {
    return value == null && old instanceof String text && text.isBlank();
  }

  private String elsewhere(long connector) {
    String where = columns.of(connector);
    return "this account keeps its prices in profiles: "
        + (where.isEmpty() ? "there is none yet" : "edit the column " + where);
  }

  /** The value of a cell; the old one where it is the same, or cannot be read. */
  private @Nullable Object value(int row, Column<?> column, Field field, @Nullable Object old) {
    if (column.isMissing(row) || column.getUnformattedString(row).isBlank()) {
      return null;
    }
    try {
      Object value = CellReading.value(column, row, field);
      return isTheSame(value, old) ? old : value;
    } catch (CellReading.Bad bad) {
      problem(row, column.name(), String.valueOf(bad.getMessage()));
      return old;
    }
  }

  /** A table holds binary numbers: one that stands for the old price is the old price. */
  private static boolean isTheSame(Object value, @Nullable Object old) {
    return (value instanceof BigDecimal price && old instanceof BigDecimal before)
        ? price.doubleValue() == before.doubleValue()
        : value.equals(old);
  }

  private boolean isFine(int row, String column, Field field, Object value) {
    try {
      CellReading.check(field, value);
    } catch (CellReading.Bad bad) {
      problem(row, column, String.valueOf(bad.getMessage()));
      return false;
    }
    if (Values.isZero(value)) {
      problems.add(new Problem(row + 1, column, "the price would become 0: allowZero(n)", true));
    }
    return true;
  }

  private void price(int row, Offer offer, Column<?> column, Profile profile) {
    Terms terms = profile.terms().get(offer.id());
    Object old = terms == null ? null : terms.price();
    Object value = value(row, column, Field.PRICE, old);
    if (Values.same(old, value)) {
      return;
    }
    if (value == null) {
      emptied.add(
          Step.of(
              Kind.PROFILE,
              profile.id(),
              profile.name(),
              new Cell(offer.id(), offer.name(), Field.PRICE, old, null)));
    } else if (isFine(row, column.name(), Field.PRICE, value)) {
      Cell price = new Cell(offer.id(), offer.name(), Field.PRICE, old, value);
      steps.add(
          terms == null
              ? joining(profile, price)
              : Step.of(Kind.PROFILE, profile.id(), profile.name(), price));
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
    Offer blank = new Offer(0, name, null, null, true, null);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(0, name, Field.NAME, null, name));
    table.fields().forEach((field, column) -> first(row, name, field, column).forEach(cells::add));
    addPrice(row, name, cells);
    if (isFine(row, "name", Field.NAME, name)) {
      steps.add(new Step(Kind.CREATE, 0, name, cells));
      newNames.add(new NewName(row, name, 0));
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
      problems.add(
          new Problem(
              row + 1,
              Field.PRICE.label(),
              "a new connector without a price gets 0: give one, or allowZero(n)",
              true));
    }
  }

  /** A name belongs to one connector, and becomes free in a plan of its own only. */
  void checkNames() {
    Map<String, Integer> rows = new HashMap<>();
    for (NewName given : newNames) {
      Offer holder = catalogue.named(given.name());
      if (holder != null && holder.id() != given.connector()) {
        problem(given.row(), "name", given.name() + " is the name of connector " + holder.id());
      }
      Integer other = rows.putIfAbsent(Values.folded(given.name()), given.row());
      if (other != null) {
        problem(given.row(), "name", given.name() + " is given in row " + (other + 1) + " too");
      }
    }
  }
}
