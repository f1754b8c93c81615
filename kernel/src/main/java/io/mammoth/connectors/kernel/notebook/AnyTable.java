package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.history.Difference;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
import java.util.Collection;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Whatever a notebook has in its hands, as a table. */
final class AnyTable {
  private AnyTable() {}

  static Table of(Object what) {
    if (what instanceof Table table) {
      return table;
    }
    if (what instanceof Column<?> column) {
      return Table.create(column.name(), column);
    }
    if (what instanceof Snapshots snapshots) {
      return snapshots.table();
    }
    if (what instanceof Collection<?> list && !(what instanceof ConnectorList)) {
      return list(list);
    }
    if (what instanceof Snapshot snapshot) {
      return snapshot.prices();
    }
    if (what instanceof Difference difference) {
      return difference.table();
    }
    return what instanceof Integer workspace
        ? Notebook.table(Notebook.connectors.listAll(workspace))
        : record(what);
  }

  /** The same with what is to be said about it: a plan says who approves it how. */
  static Sheet sheet(Object what) {
    return what instanceof Plan plan
        ? new Sheet(plan.exported(), plan.facts())
        : Sheet.of(of(what));
  }

  private static Table record(Object what) {
    if (what instanceof ConnectorList list) {
      return Notebook.table(list);
    }
    if (what instanceof ConnectorPage page) {
      return Notebook.table(page);
    }
    if (what instanceof WorkspaceConnectors all) {
      return Notebook.table(all);
    }
    if (what instanceof Connector one) {
      return Notebook.table(one);
    }
    if (what instanceof WorkspaceConnector one) {
      return Notebook.table(one);
    }
    if (what instanceof Saved saved) {
      return Notebook.table(saved);
    }
    if (what instanceof Deleted deleted) {
      return Notebook.table(deleted);
    }
    if (what instanceof Plan plan) {
      return plan.exported();
    }
    if (what instanceof Journal journal) {
      return journal.table();
    }
    throw new IllegalArgumentException(
        "No table can be made of a " + what.getClass().getSimpleName() + ".");
  }

  private static Table list(Collection<?> list) {
    if (all(list, Connector.class)) {
      return Notebook.table(Connector.class, list.stream().map(Connector.class::cast).toList());
    }
    if (all(list, WorkspaceConnector.class)) {
      return Notebook.table(
          WorkspaceConnector.class, list.stream().map(WorkspaceConnector.class::cast).toList());
    }
    if (all(list, String.class)) {
      return Notebook.table(String.class, list.stream().map(String.class::cast).toList());
    }
    throw new IllegalArgumentException(
        "A table can be made of a list of Connector, WorkspaceConnector or String with something"
            + " in it; of an empty one by table(Connector.class, list).");
  }

  private static boolean all(Collection<?> list, Class<?> type) {
    return !list.isEmpty() && list.stream().allMatch(type::isInstance);
  }
}
