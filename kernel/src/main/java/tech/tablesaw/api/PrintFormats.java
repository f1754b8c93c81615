package tech.tablesaw.api;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Tablesaw shows a column's print formatter to its own package only. */
@NullMarked
public final class PrintFormats {
  private PrintFormats() {}

  /** The print formatter of a column; null when it has none. */
  public static @Nullable NumberColumnFormatter of(NumberColumn<?, ?> column) {
    return column.getPrintFormatter();
  }
}
