package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.ProfileList;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.history.Difference;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Whatever a notebook has in its hands, as a table: one line for each type. */
final class AnyTable {
  private static final Map<Class<?>, Function<Object, Table>> BY_TYPE = byType();
  private static final Map<Class<?>, Function<Collection<?>, Table>> BY_ROW = byRow();

  private AnyTable() {}

  private static Map<Class<?>, Function<Object, Table>> byType() {
    Map<Class<?>, Function<Object, Table>> types = new LinkedHashMap<>();
    put(types, Table.class, table -> table);
    put(types, Column.class, column -> Table.create(column.name(), column));
    put(types, ConnectorList.class, list -> rows(Connector.class, list));
    put(types, ConnectorPage.class, page -> rows(WorkspaceConnector.class, page.connectors()));
    put(types, WorkspaceConnectors.class, AnyTable::allPages);
    put(types, ProfileList.class, list -> rows(ConnectorProfile.class, list));
    put(types, Connector.class, one -> one("Subscription connector", one));
    put(types, WorkspaceConnector.class, one -> one("Workspace connector", one));
    put(types, ConnectorProfile.class, one -> one("Connector profile", one));
    put(types, Saved.class, saved -> of(saved.connector()));
    put(types, SavedProfile.class, saved -> of(saved.profile()));
    put(types, Deleted.class, gone -> ConnectorTables.deleted(title("Deleted"), gone));
    put(types, Plan.class, Plan::exported);
    put(types, Journal.class, Journal::table);
    put(types, Snapshots.class, Snapshots::table);
    put(types, Snapshot.class, Snapshot::prices);
    put(types, Difference.class, Difference::table);
    put(types, Integer.class, workspace -> of(Notebook.connectors.listAll(workspace)));
    return types;
  }

  private static <T> void put(
      Map<Class<?>, Function<Object, Table>> types, Class<T> type, Function<T, Table> table) {
    types.put(type, value -> table.apply(type.cast(value)));
  }

  /** What the rows of a list can be made of. */
  private static Map<Class<?>, Function<Collection<?>, Table>> byRow() {
    Map<Class<?>, Function<Collection<?>, Table>> types = new LinkedHashMap<>();
    row(types, Connector.class, "Subscription connectors", ConnectorTables::connectors);
    row(
        types,
        WorkspaceConnector.class,
        "Workspace connectors",
        (title, rows) -> ConnectorTables.workspaceConnectors(title, rows, false));
    row(types, ConnectorProfile.class, "Connector profiles", ConnectorTables::profiles);
    row(types, String.class, "Names", ConnectorTables::names);
    return types;
  }

  private static <R> void row(
      Map<Class<?>, Function<Collection<?>, Table>> types,
      Class<R> type,
      String what,
      BiFunction<String, List<R>, Table> table) {
    types.put(type, rows -> table.apply(title(what), rows.stream().map(type::cast).toList()));
  }

  private static String title(String what) {
    return Notebook.title(what);
  }

  private static Table one(String what, Object row) {
    return rows(row.getClass(), List.of(row)).setName(title(what));
  }

  private static Table allPages(WorkspaceConnectors all) {
    try (Progress progress = Installation.progress()) {
      return rows(WorkspaceConnector.class, Listing.OF_THIS_NOTEBOOK.read(all, progress));
    }
  }

  /**
   * The table of a value.
   *
   * @throws IllegalArgumentException when none can be made of its type
   */
  static Table of(Object what) {
    for (var known : BY_TYPE.entrySet()) {
      if (known.getKey().isInstance(what)) {
        return known.getValue().apply(what);
      }
    }
    if (!(what instanceof Collection<?> list)) {
      throw new IllegalArgumentException(
          "No table can be made of a " + what.getClass().getSimpleName() + ".");
    }
    Class<?> type = rowType(list);
    if (type == null) {
      throw new IllegalArgumentException(
          "A table can be made of a list of one of "
              + rowTypes()
              + ", with something in it; of an empty one by table(Connector.class, list).");
    }
    return rows(type, list);
  }

  /** The same with what is to be said about it: a plan says who approves it how. */
  static Sheet sheet(Object what) {
    return what instanceof Plan plan
        ? new Sheet(plan.exported(), plan.sentences())
        : Sheet.of(of(what));
  }

  /**
   * A list as a table.
   *
   * @param type of what is in it, even when nothing is
   * @throws IllegalArgumentException when rows cannot be made of this type
   */
  static Table rows(Class<?> type, Collection<?> rows) {
    Function<Collection<?>, Table> table = BY_ROW.get(type);
    if (table == null) {
      throw new IllegalArgumentException(
          "A table can be made of one of " + rowTypes() + ", not of " + type.getSimpleName() + ".");
    }
    List<?> present = rows.stream().filter(Objects::nonNull).toList();
    Table filled = table.apply(present);
    return present.size() == rows.size() ? filled : withEmptyRows(filled, rows);
  }

  /** With a row of missing values for each null. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Table withEmptyRows(Table filled, Collection<?> rows) {
    Table all = filled.emptyCopy();
    int present = 0;
    for (Object row : rows) {
      for (int i = 0; i < all.columnCount(); i++) {
        Column column = all.column(i);
        if (row == null) {
          column.appendMissing();
        } else {
          column.append(filled.column(i), present);
        }
      }
      present += row == null ? 0 : 1;
    }
    return all;
  }

  /**
   * What all elements of a list are, but for nulls; null when there is none, or no table can be
   * made of it.
   */
  static @Nullable Class<?> rowType(Collection<?> list) {
    return list.stream()
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(
            first -> BY_ROW.keySet().stream().filter(type -> type.isInstance(first)).findFirst())
        .filter(type -> list.stream().allMatch(each -> each == null || type.isInstance(each)))
        .orElse(null);
  }

  private static String rowTypes() {
    return BY_ROW.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }
}
