package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.ProfileList;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.display.chart.Chart;
import io.mammoth.connectors.kernel.tables.ColumnTitles;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import io.mammoth.connectors.kernel.tables.Money;
import io.mammoth.connectors.kernel.tables.Summaries;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The names of a notebook that make tables and work on them; {@link Notebook} inherits them, and a
 * static import of it brings them along.
 */
public abstract class TableNames extends PricingNames {
  TableNames() {}

  /** Subscription connectors as a table. */
  public static Table table(ConnectorList connectors) {
    return AnyTable.of(Given.that(connectors, "connectors"));
  }

  /** A subscription connector as a table of one row. */
  public static Table table(Connector connector) {
    return AnyTable.of(Given.that(connector, "connector"));
  }

  /** What was saved as a table of one row. */
  public static Table table(Saved saved) {
    return AnyTable.of(Given.that(saved, "saved"));
  }

  /** What was deleted as a table of one row. */
  public static Table table(Deleted deleted) {
    return AnyTable.of(Given.that(deleted, "deleted"));
  }

  /** One page of workspace connectors as a table. */
  public static Table table(ConnectorPage page) {
    return AnyTable.of(Given.that(page, "page"));
  }

  /**
   * One page of workspace connectors as a table; with {@link Fields#FULL} the spec has columns of
   * its own.
   */
  public static Table table(ConnectorPage page, Fields fields) {
    return ConnectorTables.workspaceConnectors(
        title("Workspace connectors"),
        Given.that(page, "page").connectors(),
        Given.that(fields, "fields").equals(Fields.FULL));
  }

  /** Workspace connectors of all pages as a table. */
  public static Table table(WorkspaceConnectors all) {
    return AnyTable.of(Given.that(all, "all"));
  }

  /** A workspace connector as a table of one row. */
  public static Table table(WorkspaceConnector connector) {
    return AnyTable.of(Given.that(connector, "connector"));
  }

  /** Connector profiles as a table, without the prices in them: {@code prices()} has those. */
  public static Table table(ProfileList profiles) {
    return AnyTable.of(Given.that(profiles, "profiles"));
  }

  /**
   * A connector profile as a table of one row; {@code table(profile.connectors())} is what it
   * holds.
   */
  public static Table table(ConnectorProfile profile) {
    return AnyTable.of(Given.that(profile, "profile"));
  }

  /** The profile that was saved as a table of one row. */
  public static Table table(SavedProfile saved) {
    return AnyTable.of(Given.that(saved, "saved"));
  }

  /**
   * A list that you filtered yourself as a table: {@code table(Connector.class, list)}.
   *
   * @param type Connector, WorkspaceConnector, ConnectorProfile or String
   */
  public static <T> Table table(Class<T> type, Collection<? extends T> rows) {
    return AnyTable.rows(Given.that(type, "type"), Given.that(rows, "rows"));
  }

  /** How often each value stands in a column, the most frequent first, missing ones counted. */
  public static Table counts(Table table, String column) {
    return Summaries.counts(Given.that(table, "table"), Given.that(column, "column"));
  }

  /**
   * For each column: type, count, missing, distinct, and for numbers sum, mean, smallest,
   * quartiles, largest.
   */
  public static Table describe(Table table) {
    return Summaries.describe(Given.that(table, "table"));
  }

  /** The rows with the largest values of a column, missing ones last. */
  public static Table top(Table table, String column, int most) {
    return Summaries.top(Given.that(table, "table"), Given.that(column, "column"), most);
  }

  /** The exact decimal sum of the values that are there; null when none is. */
  public static @Nullable BigDecimal total(Table table, String column) {
    return Summaries.total(Given.that(table, "table"), Given.that(column, "column"));
  }

  /** A copy of a column with every value rounded to cents; missing stays missing. */
  public static DoubleColumn cents(DoubleColumn column) {
    return Money.cents(Given.that(column, "column"));
  }

  /**
   * A chart of a table's columns: {@code chart(counts(all, "api_type")).bar("api_type", "count")}.
   */
  public static Chart.Canvas chart(Table table) {
    return Chart.of(Given.that(table, "table"));
  }

  /**
   * A copy of a table with titles to read: {@code price_per_month} becomes Price per month, {@code
   * Mean [price_per_month]} becomes Mean price per month. For what is shown last; the functions
   * that look for columns by their names want those of the original.
   */
  public static Table titles(Table table) {
    return ColumnTitles.readable(Given.that(table, "table"));
  }

  /** A caption says so where no real account is involved. */
  static String title(String what) {
    return Notebook.SESSION.status().isSandbox() ? what + " (sandbox)" : what;
  }
}
