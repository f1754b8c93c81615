package io.mammoth.connectors.kernel.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What changed from one table to another: rows that came, rows that went, and rows with another
 * value. Rows belong together by a key. Immutable.
 */
public final class Difference {
  private final KeyedRows before;
  private final KeyedRows after;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> compared = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** What happened to a row. */
  public enum What {
    /** It is only in the second table. */
    ADDED,
    /** It is only in the first table. */
    REMOVED,
    /** It is in both, with another value. */
    CHANGED
  }

  /**
   * A row that is not the same in both.
   *
   * @param key the values of the key
   * @param values old and new by column; of a row that came or went all, of another those that
   *     changed
   */
  record Change(What what, List<String> key, Map<String, Values> values) {}

  /** Two values as text; an empty one is missing. */
  record Values(String before, String after) {
    String text(What what) {
      String removed = before.isEmpty() ? "–" : before;
      String added = after.isEmpty() ? "–" : after;
      return switch (what) {
        case ADDED -> after;
        case REMOVED -> before;
        case CHANGED -> removed + " → " + added + Percent.of(before, after);
      };
    }
  }

  private Difference(KeyedRows before, KeyedRows after) {
    this.before = before;
    this.after = after;
    for (String column : before.columns()) {
      if (after.columns().contains(column)) {
        compared.add(column);
      } else {
        remarks.add(column + " is only in the first");
      }
    }
    after.columns().stream()
        .filter(column -> !before.columns().contains(column))
        .forEach(column -> remarks.add(column + " is only in the second"));
    after.keys().forEach(this::compare);
    before.keys().stream()
        .filter(key -> after.row(key) == null)
        .forEach(key -> changes.add(new Change(What.REMOVED, key, both(key))));
  }

  /**
   * Compares two tables.
   *
   * @param key the columns that tell rows apart; where none is given, the first of id, name_key and
   *     name that both have
   * @throws IllegalArgumentException when a table has no such column, or two rows with one key;
   *     names them
   */
  public static Difference of(Table before, Table after, String... key) {
    List<String> columns = key.length > 0 ? List.of(key) : List.of(usual(before, after));
    return new Difference(KeyedRows.of(before, columns), KeyedRows.of(after, columns));
  }

  private static String usual(Table before, Table after) {
    for (String name : List.of("id", "name_key", "name")) {
      if (before.containsColumn(name) && after.containsColumn(name)) {
        return name;
      }
    }
    TreeSet<String> shared = new TreeSet<>(before.columnNames());
    shared.retainAll(after.columnNames());
    throw new IllegalArgumentException(
        "Which column tells the rows apart? Both have "
            + (shared.isEmpty() ? "none" : String.join(", ", shared))
            + ".");
  }

  private void compare(List<String> key) {
    Map<String, Values> values = both(key);
    if (before.row(key) == null) {
      changes.add(new Change(What.ADDED, key, values));
      return;
    }
    values.values().removeIf(each -> each.before().equals(each.after()));
    if (!values.isEmpty()) {
      changes.add(new Change(What.CHANGED, key, values));
    }
  }

  private Map<String, Values> both(List<String> key) {
    Map<String, Values> values = new LinkedHashMap<>();
    compared.forEach(
        column ->
            values.put(column, new Values(before.value(key, column), after.value(key, column))));
    return values;
  }

  /** Whether both are the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** How many rows came, went or changed. */
  public long count(What what) {
    return changes.stream().filter(change -> change.what() == what).count();
  }

  /** What happened to a row of {@link #table}. */
  public What what(int row) {
    return changes.get(row).what();
  }

  /** Whether a value of {@link #table} is another than before. */
  public boolean isChanged(int row, String column) {
    Change change = changes.get(row);
    return change.what() == What.CHANGED && change.values().containsKey(column);
  }

  /** How many rows came, went and changed, and which columns only one of the tables has. */
  public String summary() {
    String counts =
        String.format(
            Locale.ROOT,
            "%,d added, %,d removed, %,d changed, %,d the same",
            count(What.ADDED),
            count(What.REMOVED),
            count(What.CHANGED),
            after.keys().size() - count(What.ADDED) - count(What.CHANGED));
    return remarks.isEmpty() ? counts : counts + "; " + String.join(", ", remarks);
  }

  private static boolean isName(String column) {
    return column.equals("name") || column.equals("disp_name");
  }

  private boolean isChangedSomewhere(String column) {
    return changes.stream().anyMatch(each -> each.values().containsKey(column));
  }

  /**
   * One row for each that is not the same: change, key, and every column that changed somewhere.
   */
  public Table table() {
    Table table = Table.create("Difference", StringColumn.create("change"));
    before.key().forEach(name -> table.addColumns(StringColumn.create(name)));
    List<String> shown =
        compared.stream().filter(name -> isName(name) || isChangedSomewhere(name)).toList();
    shown.forEach(name -> table.addColumns(StringColumn.create(name)));
    for (Change change : changes) {
      table.stringColumn(0).append(change.what().name().toLowerCase(Locale.ROOT));
      for (int i = 0; i < change.key().size(); i++) {
        table.stringColumn(i + 1).append(change.key().get(i));
      }
      for (String name : shown) {
        Values values = change.values().get(name);
        String same = values == null ? after.value(change.key(), name) : values.text(change.what());
        table.stringColumn(name).append(same);
      }
    }
    return table;
  }

  /** The same as plain text. */
  @Override
  public String toString() {
    return summary() + (isEmpty() ? "" : "\n" + text(table()));
  }

  /** Tablesaw's own text of a table goes through the default charset. */
  private static String text(Table table) {
    List<StringBuilder> lines = new ArrayList<>();
    for (int row = -1; row < table.rowCount(); row++) {
      lines.add(new StringBuilder());
    }
    for (Column<?> column : table.columns()) {
      List<String> cells = new ArrayList<>(List.of(column.name()));
      cells.addAll(column.asStringColumn().asList());
      int width = cells.stream().mapToInt(String::length).max().orElse(0);
      for (int i = 0; i < cells.size(); i++) {
        lines.get(i).append(cells.get(i)).append(" ".repeat(width - cells.get(i).length() + 2));
      }
    }
    return lines.stream()
        .map(line -> line.toString().stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
