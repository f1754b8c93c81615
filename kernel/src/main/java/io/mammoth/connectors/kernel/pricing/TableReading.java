package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.tables.AsRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What an edited table asks for, against a catalogue: its columns, and which row is what. */
final class TableReading {
  private final Table table;
  private final Catalogue catalogue;
  private final Baseline was;
  private final TableColumns columns;
  private final Findings found;
  private final Map<Long, Integer> rowOf = new HashMap<>();
  private final Map<String, List<Offer>> named;

  private TableReading(Table table, Catalogue catalogue, Baseline was) {
    this.table = table;
    this.catalogue = catalogue;
    this.was = was;
    this.columns = TableColumns.of(table, catalogue);
    this.found = new Findings(catalogue, columns, was);
    this.named =
        catalogue.offers().values().stream()
            .collect(Collectors.groupingBy(offer -> Values.folded(offer.name())));
  }

  /**
   * Reads what there is and every row; nothing is sent.
   *
   * @param read what the table was read from; null when unknown
   */
  static Draft of(Desk desk, Table table, @Nullable AsRead read) {
    Catalogue now = Catalogue.read(desk);
    return new TableReading(table, now, Baseline.of(desk, table, read, now)).read();
  }

  private Draft read() {
    if (columns.ids() == null && columns.names() == null) {
      throw new PricingException(
          "A table to plan from has a column id or name; this one has "
              + String.join(", ", table.columnNames())
              + ".");
    }
    for (int row = 0; row < table.rowCount(); row++) {
      read(row);
    }
    found.checkNames();
    tellWhatWasMade();
    return found.draft(rest(), remarks(), was.whenApplied(table, catalogue));
  }

  private void read(int row) {
    try {
      Column<?> ids = columns.ids();
      Long id = ids == null ? null : CellReading.id(ids, row);
      String name = name(row);
      if (id == null && name.isEmpty()) {
        found.problem(row, "", "has neither id nor name");
      } else if (id == null && ids != null && catalogue.named(name) == null) {
        found.creation(row, name, isDeleted(row));
      } else {
        Offer offer = id == null ? named(row, name) : numbered(row, id);
        if (offer != null && isFirst(row, offer)) {
          found.row(row, offer, isDeleted(row));
        }
      }
    } catch (CellReading.Bad bad) {
      found.problem(row, "", String.valueOf(bad.getMessage()));
    }
  }

  private String name(int row) {
    Column<?> names = columns.names();
    return names == null || names.isMissing(row) ? "" : names.getUnformattedString(row).strip();
  }

  private boolean isDeleted(int row) throws CellReading.Bad {
    Column<?> flags = columns.deletions();
    return flags != null && !flags.isMissing(row) && CellReading.flag(flags, row);
  }

  private @Nullable Offer numbered(int row, long id) throws CellReading.Bad {
    Offer offer = catalogue.offers().get(id);
    if (offer == null && was.has(id) && (isDeleted(row) || isAsRead(row, id))) {
      tell(Step.Kind.DELETE, id, name(row));
    } else if (offer == null) {
      found.problem(
          row,
          "id",
          was.has(id)
              ? "connector " + id + " was deleted since this table was read"
              : "there is no connector " + id + "; leave the id of a new one empty");
    }
    return offer;
  }

  private boolean isAsRead(int row, long id) throws CellReading.Bad {
    for (Map.Entry<Column<?>, Field> each : columns.all().entrySet()) {
      Column<?> column = each.getKey();
      Object value = CellReading.valueOr(column, row, each.getValue(), null);
      Baseline.Was read = was.at(id, column.name(), each.getValue(), value);
      if (read.known() && !Values.same(value, read.value())) {
        return false;
      }
    }
    return true;
  }

  /** What was made or deleted since: the one thing that is left of it here is its name. */
  private void tell(Step.Kind kind, long id, String name) {
    boolean made = kind == Step.Kind.CREATE;
    Cell cell = new Cell(id, name, Field.NAME, made ? null : name, made ? name : null);
    found.meanwhile(Step.of(kind, id, name, cell));
  }

  private void tellWhatWasMade() {
    catalogue.offers().values().stream()
        .filter(offer -> was.isKnown() && !was.has(offer.id()) && !rowOf.containsKey(offer.id()))
        .forEach(offer -> tell(Step.Kind.CREATE, offer.id(), offer.name()));
  }

  private @Nullable Offer named(int row, String name) {
    List<Offer> same = named.getOrDefault(Values.folded(name), List.of());
    if (same.size() == 1 && (columns.ids() == null || was.hasMade(same.get(0).id()))) {
      return same.get(0);
    }
    found.problem(row, "name", unclear(name, same));
    return null;
  }

  private String unclear(String name, List<Offer> same) {
    String numbers =
        same.stream().map(offer -> Long.toString(offer.id())).collect(Collectors.joining(", "));
    return switch (same.size()) {
      case 0 -> "there is no connector named " + name + "; a new one needs a column id, empty";
      case 1 -> name + " is connector " + numbers + " already: say so in the column id";
      default -> name + " is the name of several: say in a column id which of " + numbers;
    };
  }

  private boolean isFirst(int row, Offer offer) {
    Integer other = rowOf.putIfAbsent(offer.id(), row);
    if (other != null) {
      found.problem(row, "", offer.name() + " is in row " + (other + 1) + " already");
    }
    return other == null;
  }

  private List<Step> rest() {
    return catalogue.offers().values().stream()
        .filter(offer -> !rowOf.containsKey(offer.id()))
        .filter(offer -> !was.isKnown() || was.has(offer.id()))
        .filter(offer -> was.otherName(offer) == null)
        .map(offer -> Findings.deletion(offer, catalogue))
        .toList();
  }

  private List<String> remarks() {
    List<String> unused = columns.unused();
    String names = (unused.size() == 1 ? "column " : "columns ") + String.join(", ", unused);
    List<String> remarks = new ArrayList<>(was.remarks());
    if (!unused.isEmpty()) {
      remarks.add("Not looked at: the " + names + ".");
    }
    return remarks;
  }
}
