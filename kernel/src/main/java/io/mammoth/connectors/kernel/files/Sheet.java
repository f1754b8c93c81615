package io.mammoth.connectors.kernel.files;

import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A table with what is to be said about it.
 *
 * @param notes sentences, one a line: above the table in Markdown and HTML, on a sheet of their own
 *     in a workbook; CSV and JSON have no place for them
 */
public record Sheet(Table table, List<String> notes) {
  /** Copies the notes. */
  public Sheet {
    notes = List.copyOf(notes);
  }

  /** A table without a word. */
  public static Sheet of(Table table) {
    return new Sheet(table, List.of());
  }

  /** The table's name; empty where it has none. */
  String title() {
    return table.name() == null ? "" : table.name();
  }
}
