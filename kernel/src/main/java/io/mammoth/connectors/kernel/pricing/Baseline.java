package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.tables.AsRead;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What an edited table held when it was read, as far as that is known: what differs from it was
 * edited, and where what is there now differs from it, somebody else was faster.
 */
final class Baseline {
  private final @Nullable AsRead read;
  private final Map<Long, Integer> rows = new HashMap<>();
  private final @Nullable DateTimeColumn changes;
  private final OwnWrites own;
  private final boolean shared;
  private boolean reliesOnOwn;

  /** Whether an older version saved the table, which did not keep the account. */
  private boolean older;

  /** What a cell held; nothing is known of one that was not in the table. */
  record Was(boolean known, @Nullable Object value) {
    static final Was UNKNOWN = new Was(false, null);
  }

  private Baseline(
      @Nullable AsRead read, @Nullable DateTimeColumn changes, OwnWrites own, boolean shared) {
    this.read = read;
    this.changes = changes;
    this.own = own;
    this.shared = shared;
  }

  /**
   * That of a table.
   *
   * @param read what the table was read from; null when unknown
   * @throws PricingException when it was read elsewhere
   */
  static Baseline of(Desk desk, Table edited, @Nullable AsRead read, Catalogue now) {
    OwnWrites own = OwnWrites.since(desk, read == null ? null : read.at());
    if (read == null) {
      return new Baseline(null, changes(edited), own, desk.isAuthorShared());
    }
    Place here = now.reading().place();
    boolean older = !read.place().equals(here.ofTables());
    if (older && !read.place().equals(here.ofOldTables())) {
      throw new PricingException(
          "The table was read from %s, and this is %s: its ids mean nothing here."
              .formatted(read.place(), here.ofTables()));
    }
    Baseline baseline = new Baseline(read, null, own, desk.isAuthorShared());
    baseline.older = older;
    baseline.number(now);
    return baseline;
  }

  /** A table that another one was made from, whether or not it knows where it was read. */
  static AsRead original(Table table, Place here) {
    AsRead carried = AsRead.of(table);
    return carried == null
        ? new AsRead(here.ofTables(), null, table, null)
        : new AsRead(carried.place(), carried.at(), table, null);
  }

  private static @Nullable DateTimeColumn changes(Table edited) {
    return TableColumns.column(edited, "updated_at") instanceof DateTimeColumn times ? times : null;
  }

  private void number(Catalogue now) {
    Table table = Objects.requireNonNull(read).table();
    Column<?> ids = TableColumns.column(table, "id");
    Column<?> names = TableColumns.column(table, "name");
    for (int row = 0; row < table.rowCount(); row++) {
      Long id = ids == null ? named(names, row, now) : id(ids, row);
      if (id != null) {
        rows.putIfAbsent(id, row);
      }
    }
  }

  private static @Nullable Long id(Column<?> ids, int row) {
    try {
      return CellReading.id(ids, row);
    } catch (CellReading.Bad none) {
      return null;
    }
  }

  private static @Nullable Long named(@Nullable Column<?> names, int row, Catalogue now) {
    Offer offer = names == null ? null : now.named(names.getString(row));
    return offer == null ? null : offer.id();
  }

  /** Whether what the table was read from is known as a whole. */
  boolean isKnown() {
    return read != null;
  }

  /**
   * What the table calls a connector, where the account that it was read from is not known and that
   * is not its name here; null otherwise.
   */
  @Nullable String otherName(Offer offer) {
    Integer row = older && read != null ? rows.get(offer.id()) : null;
    if (row == null) {
      return null;
    }
    Column<?> names = TableColumns.column(Objects.requireNonNull(read).table(), "name");
    String name = names == null ? "" : names.getUnformattedString(row);
    return Values.folded(name).equals(Values.folded(offer.name())) ? null : name;
  }

  /** Whether a connector was there when the table was read. */
  boolean has(long connector) {
    return rows.containsKey(connector);
  }

  /**
   * What a cell held.
   *
   * @param live what is there now, which is the value itself where a table's binary number means it
   */
  Was at(long connector, String column, Field field, @Nullable Object live) {
    Integer row = rows.get(connector);
    Column<?> values = read == null ? null : TableColumns.column(read.table(), column);
    if (row == null || values == null) {
      return Was.UNKNOWN;
    }
    try {
      return new Was(true, CellReading.valueOr(values, row, field, live));
    } catch (CellReading.Bad unreadable) {
      return Was.UNKNOWN;
    }
  }

  /** Whether what there is now, which a step's one cell would change, was written from here. */
  boolean isOwn(Step step) {
    boolean ours = own.isOf(step);
    reliesOnOwn |= ours;
    return ours;
  }

  /** Whether a connector was made from here after the table was read. */
  boolean hasMade(long connector) {
    return own.hasMade(connector);
  }

  /**
   * What lets a table know that it was applied: from then on it is compared with what it held when
   * that was planned. One that knows nothing stays so.
   */
  Runnable whenApplied(Table edited, Catalogue now) {
    if (read == null && changes == null) {
      return () -> {};
    }
    Catalogue.Reading reading = now.reading();
    AsRead planned = AsRead.now(reading.place().ofTables(), reading.at(), edited);
    return () -> planned.on(edited);
  }

  /** Whether a row shows that its connector was changed after the table was read. */
  boolean isOlder(int row, Offer offer) {
    LocalDateTime seen = changes == null ? null : changes.get(row);
    return seen != null
        && offer.changedAt() != null
        && !seen.truncatedTo(ChronoUnit.MILLIS)
            .equals(
                LocalDateTime.ofInstant(offer.changedAt(), ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MILLIS));
  }

  private static String copied(AsRead read) {
    return read.file() == null
        ? "."
        : ": the file is taken for an edited copy of " + read.file() + ".";
  }

  /** What was compared, and how far that can be trusted; after all rows. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(List.of(remark()));
    if (older) {
      remarks.add(
          "The table was saved by an older version, and the account that it was read from is not"
              + " recorded: rows count where the names are those of the ids here.");
    }
    if (reliesOnOwn && shared) {
      remarks.add(
          "What was applied from this folder since then counts as yours: nothing tells people"
              + " apart who share this system user; MAMMOTHANALYTICS_AUTHOR=NAME would.");
    }
    return remarks;
  }

  private String remark() {
    if (read != null) {
      Instant at = read.at();
      return at == null
          ? "Compared with the table that it was made from."
          : "Compared with what it held at " + at.truncatedTo(ChronoUnit.SECONDS) + copied(read);
    }
    return changes != null
        ? "Each row was compared with when its connector was changed last."
        : "Nothing says when the table was read: what was changed since, it would change back.";
  }
}
