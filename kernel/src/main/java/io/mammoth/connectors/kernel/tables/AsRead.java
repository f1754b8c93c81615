package io.mammoth.connectors.kernel.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * What a table held when it was read, where and when: so that what somebody edits in it can be told
 * from what others change meanwhile.
 *
 * <p>The table carries it along when it is filtered, sorted, joined or copied: with the format of
 * its column id, the one thing that Tablesaw takes along everywhere.
 *
 * @param place where it was read, in words
 * @param at when; null where only the table is known
 * @param table as it was, nobody's to change
 */
public record AsRead(String place, @Nullable Instant at, Table table) {
  /** No id of anything, and not what Tablesaw takes for a missing value. */
  private static final int QUESTION = Integer.MIN_VALUE + 1;

  /** Keeps a copy of a table that was just read. */
  public static AsRead now(String place, Instant at, Table table) {
    return new AsRead(place, at, table.copy());
  }

  /** Lets a table carry this; one without a column id of numbers cannot. */
  public Table on(Table table) {
    if (ids(table) instanceof NumberColumn<?, ?> ids) {
      ids.setPrintFormatter(new Format(this));
    }
    return table;
  }

  /** What a table carries; null when nothing. */
  public static @Nullable AsRead of(Table table) {
    if (!(ids(table) instanceof NumberColumn<?, ?> ids)) {
      return null;
    }
    // Tablesaw lets nobody see a column's format, but formats what it is asked to.
    Column<?> question = ids.emptyCopy();
    try {
      question.appendCell(Integer.toString(QUESTION)).getString(0);
      return null;
    } catch (Carried answer) {
      return answer.carried;
    }
  }

  private static @Nullable Column<?> ids(Table table) {
    return table.containsColumn("id") ? table.column("id") : null;
  }

  /** Formats numbers as Tablesaw does by itself, and answers the one question. */
  private static final class Format extends NumberColumnFormatter {
    private final AsRead carried;

    Format(AsRead carried) {
      this.carried = carried;
    }

    @Override
    public String format(int value) {
      answer(value);
      return super.format(value);
    }

    @Override
    public String format(long value) {
      answer(value);
      return super.format(value);
    }

    private void answer(long value) {
      if (value == QUESTION) {
        throw new Carried(carried);
      }
    }
  }

  /** An answer: it comes to whoever asked, and to nobody else. */
  private static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient AsRead carried;

    Carried(AsRead carried) {
      super(null, null, false, false);
      this.carried = carried;
    }
  }
}
