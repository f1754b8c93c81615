package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

final class ConnectorTablesTest {
  private static final String SOLD =
      "id INTEGER, name STRING, price_per_month DOUBLE, enabled BOOLEAN, used_in_profiles STRING,"
          + " profile_count INTEGER, description STRING, created_at LOCAL_DATE_TIME,"
          + " updated_at LOCAL_DATE_TIME";
  private static final String USED =
      "disp_name STRING, name_key STRING, api_type STRING, is_premium BOOLEAN, is_added BOOLEAN,"
          + " is_available BOOLEAN";
  private static final String FULL =
      USED
          + ", version_key STRING, supported_version STRING, vendor STRING,"
          + " connection_count INTEGER, spec_auth_url STRING, spec_scope STRING";

  private static String shape(Table table) {
    return table.columns().stream()
        .map(column -> column.name() + " " + column.type().name())
        .collect(Collectors.joining(", "));
  }

  private static Connectors connectors(Sandbox sandbox) {
    return MammothClient.builder()
        .serverUrl(sandbox.serverUrl())
        .credentials(Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()))
        .workspace(sandbox.workspace())
        .build()
        .connectors();
  }

  private static Table sold(Connector... connectors) {
    return ConnectorTables.connectors("sold", List.of(connectors));
  }

  private static Table used(WorkspaceConnector... connectors) {
    return ConnectorTables.workspaceConnectors("used", List.of(connectors), false);
  }

  @Test
  void anEmptyListHasItsColumns() {
    assertEquals(SOLD, shape(sold()));
    assertEquals(USED, shape(used()));
    assertEquals(FULL, shape(ConnectorTables.workspaceConnectors("used", List.of(), true)));
    assertEquals(0, sold().rowCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 1000})
  void everyRowIsInItsPlace(int rows) {
    Table table =
        ConnectorTables.connectors(
            "sold", LongStream.rangeClosed(1, rows).mapToObj(Records::connector).toList());
    assertEquals(rows, table.rowCount());
    for (int row = 0; row < rows; row++) {
      assertEquals(row + 1, table.intColumn("id").getInt(row));
      assertEquals("Name " + (row + 1), table.stringColumn("name").get(row));
    }
  }

  @Test
  void anIdBeyondIntegersFarDownLeavesThoseAboveItAsTheyAre() {
    List<Connector> many =
        LongStream.rangeClosed(1, 600)
            .mapToObj(id -> Records.connector(id == 500 ? 5_000_000_000L : id))
            .toList();
    Table table = ConnectorTables.connectors("sold", many);
    assertEquals(ColumnType.LONG, table.column("id").type());
    assertEquals(1L, table.longColumn("id").getLong(0));
    assertEquals(5_000_000_000L, table.longColumn("id").getLong(499));
    assertEquals(600L, table.longColumn("id").getLong(599));
  }

  @Test
  void whatTheSandboxSellsInJulyIsATable() {
    try (Sandbox sandbox = Sandbox.start()) {
      List<Connector> list = connectors(sandbox).fetch();
      Table table = ConnectorTables.connectors("sold", list);
      assertEquals(SOLD, shape(table));
      assertEquals(list.size(), table.rowCount());
    }
  }

  @Test
  void octoberAddsTheBucketAfterTheSwitch() {
    try (Sandbox sandbox = Sandbox.start(Dialect.OCTOBER, 0)) {
      Table table = ConnectorTables.connectors("sold", connectors(sandbox).fetch());
      assertEquals(SOLD.replace("BOOLEAN,", "BOOLEAN, bucket STRING,"), shape(table));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void allFieldsOfTheSandboxHaveTheFixedColumnsFirst(Dialect dialect) {
    try (Sandbox sandbox = Sandbox.start(dialect, 0)) {
      ConnectorQuery all = ConnectorQuery.all().fields(Fields.FULL);
      List<WorkspaceConnector> list = connectors(sandbox).listAll(all).stream().toList();
      Table table = ConnectorTables.workspaceConnectors("used", list, true);
      assertTrue(shape(table).startsWith(FULL), () -> shape(table));
      assertEquals(list.size(), table.rowCount());
    }
  }

  @Test
  void aNumberThatFitsIsAnInteger() {
    assertEquals("INTEGER", sold(Records.connector(Integer.MAX_VALUE)).column(0).type().name());
  }

  @Test
  void aNumberThatDoesNotFitMakesAllOfThemLong() {
    Table table = sold(Records.connector(7), Records.connector(Integer.MAX_VALUE + 1L));
    assertEquals("LONG", table.column(0).type().name());
    assertEquals(List.of(7L, 2_147_483_648L), table.column(0).asList());
  }

  @Test
  void aTimeIsUtcWhereverTheMachineStands() {
    Table table = sold(Records.made(Instant.parse("2026-07-01T23:30:00.125Z")));
    assertEquals(
        LocalDateTime.parse("2026-07-01T23:30:00.125"), table.dateTimeColumn("created_at").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+99999-01-01T00:00:00Z", "-99999-01-01T00:00:00Z"})
  void aYearThatTablesawWouldChangeIsMissing(String time) {
    assertTrue(sold(Records.made(Instant.parse(time))).column("created_at").isMissing(0));
  }

  @Test
  void whatIsMissingStaysMissing() {
    Table used = used(Records.nothing());
    assertEquals(List.of("name_key"), there(used));
    Table sold = sold(Records.connector(1));
    assertEquals(List.of("id", "name", "enabled"), there(sold));
  }

  private static List<String> there(Table table) {
    return table.columns().stream().filter(c -> !c.isMissing(0)).map(Column::name).toList();
  }

  @Test
  void noPriceIsMissingAndAFreeOneIsZero() {
    Table table = sold(Records.priced(null), Records.priced("0"), Records.priced("1234.5"));
    assertTrue(table.column("price_per_month").isMissing(0));
    assertEquals("0.00", table.getString(1, "price_per_month"));
    assertEquals("1,234.50", table.getString(2, "price_per_month"));
  }

  @Test
  void whatWasDeletedKeepsItsNameWhereItIsKnown() {
    Connector connector = Records.connector(5);
    Table named = ConnectorTables.deleted("gone", new Deleted(5, connector, "bye", 1));
    Table bare = ConnectorTables.deleted("gone", new Deleted(5, null, "bye", 1));
    assertEquals("id INTEGER, name STRING, message STRING", shape(named));
    assertEquals("Name 5", named.getString(0, "name"));
    assertTrue(bare.column("name").isMissing(0));
  }

  @Test
  void namesAreOneARow() {
    assertEquals(
        List.of("a", "b"), ConnectorTables.names("n", List.of("a", "b")).column(0).asList());
  }
}
