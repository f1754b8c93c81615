package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.WorkspaceConnector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

final class OtherColumnsTest {
  private static final int OURS = 9;

  /** The columns after ours, of records that hold this field each. */
  private static Table others(String name, @Nullable Object... values) {
    List<Connector> rows =
        Arrays.stream(values).map(v -> Records.connector(1, Records.field(name, v))).toList();
    return unknown(ConnectorTables.connectors("t", rows));
  }

  private static Table unknown(Table table) {
    return Table.create(table.columns().stream().skip(OURS));
  }

  private static Table full(WorkspaceConnector... rows) {
    return ConnectorTables.workspaceConnectors("t", List.of(rows), true);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aColumnHasTheTypeThatItsValuesShare(String type, List<Object> values) {
    Table table = others("x", values.get(0), null, values.get(values.size() - 1));
    assertEquals(type, table.column(0).type().name());
    assertTrue(table.column(0).isMissing(1));
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("BOOLEAN", List.of(true, false)),
        Arguments.of("INTEGER", List.of(1, 2L)),
        Arguments.of("LONG", List.of(1, 1L << 40)),
        Arguments.of("DOUBLE", List.of(1, new BigDecimal("1.5"))),
        Arguments.of("STRING", List.of(1, "1")),
        Arguments.of("STRING", List.of(new BigInteger("12345678901234567890"))),
        Arguments.of("STRING", List.of(new BigDecimal("1e999"))));
  }

  @Test
  void aWholeNumberBeyondLongKeepsItsDigits() {
    BigInteger large = new BigInteger("12345678901234567890");
    assertEquals("12345678901234567890", others("x", large).getString(0, "x"));
  }

  @Test
  void aFieldThatIsAlwaysNullIsAColumnWithoutValues() {
    assertEquals(1, others("x", (Object) null).column("x").countMissing());
  }

  @Test
  void unknownFieldsComeLastByName() {
    Connector one = Records.connector(1, Map.of("zebra", 1, "ant", 2));
    Connector other = Records.connector(2, Map.of("mole", 3));
    Table table = ConnectorTables.connectors("t", List.of(one, other));
    assertEquals(List.of("ant", "mole", "zebra"), unknown(table).columnNames());
    assertTrue(table.column("mole").isMissing(0));
  }

  @Test
  void aFieldOfFewRowsStandsInTheseRowsOfALongTable() {
    List<Connector> rows =
        LongStream.range(0, 600)
            .mapToObj(
                row ->
                    Records.connector(
                        row + 1, row == 3 || row == 299 ? Map.of("tier", row) : Map.of()))
            .toList();
    Table table = ConnectorTables.connectors("t", rows);
    assertEquals(598, table.column("tier").countMissing());
    assertEquals("3", table.getString(3, "tier"));
    assertEquals("299", table.getString(299, "tier"));
  }

  @ParameterizedTest
  @MethodSource("clashes")
  void aNameThatIsTakenGetsANumber(String name, String free) {
    assertEquals(List.of(free), others(name, "v").columnNames());
  }

  static Stream<Arguments> clashes() {
    return Stream.of(
        Arguments.of("Id", "Id_2"),
        Arguments.of("ENABLED", "ENABLED_2"),
        // In Turkish these are other letters than i and I; Tablesaw takes them for the same.
        Arguments.of("ıd", "ıd_2"),
        Arguments.of("İD", "İD_2"),
        Arguments.of("", ""));
  }

  @Test
  void twoUnknownNamesThatDifferInCaseAreTwoColumns() {
    Connector one = Records.connector(1, Map.of("tag", "a", "Tag", "b"));
    assertEquals(
        List.of("Tag", "tag_2"),
        unknown(ConnectorTables.connectors("t", List.of(one))).columnNames());
  }

  @Test
  void aListIsJoinedAndCounted() {
    Table table = others("tags", List.of("a", "b"), List.of(), null);
    assertEquals(List.of("tags", "tags_count"), table.columnNames());
    assertEquals("a, b", table.getString(0, "tags"));
    assertEquals(List.of(2, 0), table.intColumn("tags_count").asList().subList(0, 2));
    assertTrue(table.column("tags_count").isMissing(2));
  }

  @Test
  void aFieldThatIsSentKeepsItsNameBesideACount() {
    Connector one = Records.connector(1, Map.of("tags", List.of("a"), "tags_count", 40));
    Table table = ConnectorTables.connectors("t", List.of(one));
    assertEquals(List.of("tags", "tags_count_2", "tags_count"), unknown(table).columnNames());
    assertEquals("40", table.getString(0, "tags_count"));
  }

  @Test
  void whatIsInsideOfAFieldHasColumnsUnderFull() {
    Table table = full(Records.workspace(Map.of("owner", Map.of("id", 7, "team", Map.of()))));
    assertEquals("7", table.getString(0, "owner_id"));
    assertTrue(table.columnNames().stream().noneMatch("owner"::equals));
  }

  @Test
  void aFieldIsOneColumnOtherwise() {
    Table table = others("owner", Map.of("id", 7));
    assertEquals("{id=7}", table.getString(0, "owner"));
  }

  @Test
  void twoWaysToTheSameNameAreTwoColumns() {
    Table table = full(Records.workspace(Map.of("a", Map.of("b", 1), "a_b", 2)));
    assertEquals("1", table.getString(0, "a_b"));
    assertEquals("2", table.getString(0, "a_b_2"));
  }

  @Test
  void theSpecIsFlattenedWithItsUnknownFields() {
    Table table = full(Records.full(Map.of("scopes", List.of("r", "w"))));
    assertEquals("note", table.getString(0, "spec_connection_input_note"));
    assertEquals("object", table.getString(0, "spec_connection_config_type"));
    assertEquals("host", table.getString(0, "spec_connection_config_required"));
    assertEquals("r, w", table.getString(0, "spec_scopes"));
    assertEquals("2", table.getString(0, "spec_scopes_count"));
  }
}
