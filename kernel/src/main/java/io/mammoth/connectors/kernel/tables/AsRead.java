package io.mammoth.connectors.kernel.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.PrintFormats;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * What a table held when it was read, where and when: so that what its user edits in it can be told
 * from what others change at the same time.
 *
 * <p>The table carries it along when it is filtered, sorted, joined or copied: in the print
 * formatter of its column id, the one thing that Tablesaw takes along everywhere. A formatter of
 * the user's own on that column removes it; the plan then says that nothing is known.
 *
 * @param place where it was read, in words
 * @param at when; null where only the table is known
 * @param table as it was; must not be changed
 * @param file which saved file it was found for, in words; null when the table was not loaded
 */
public record AsRead(String place, @Nullable Instant at, Table table, @Nullable String file) {

  /** Keeps a copy of a table that was just read. */
  public static AsRead now(String place, Instant at, Table table) {
    return new AsRead(place, at, table.copy(), null);
  }

  /** Lets a table carry this; one without a column id of numbers cannot. */
  public Table on(Table table) {
    if (ids(table) instanceof NumberColumn<?, ?> ids) {
      ids.setPrintFormatter(new Carrier(this));
    }
    return table;
  }

  /** What a table carries; null when nothing. */
  public static @Nullable AsRead of(Table table) {
    return ids(table) instanceof NumberColumn<?, ?> ids
            && PrintFormats.of(ids) instanceof Carrier carrier
        ? carrier.carried
        : null;
  }

  private static @Nullable Column<?> ids(Table table) {
    return table.containsColumn("id") ? table.column("id") : null;
  }

  /** Formats numbers as Tablesaw does by default. */
  private static final class Carrier extends NumberColumnFormatter {
    private final AsRead carried;

    Carrier(AsRead carried) {
      this.carried = carried;
    }
  }
}
