package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** list, get and active, with the workspace given and left out. */
final class WorkspaceConnectorsTest extends ServedTest {
  private static final String POSTGRES = "{'name_key':'postgres','api_type':'DB'}";

  static Stream<Arguments> formsOfGet() {
    ConnectorKey key = ConnectorKey.of("postgres");
    ConnectorKey ready = ConnectorKey.encoded("cG9zdGdyZXM=");
    String path = "/connectors/cG9zdGdyZXM=";
    return Stream.of(
        form("4" + path, c -> c.get("postgres")),
        form("4" + path, c -> c.get(key)),
        form("4" + path + "?fields=__min", c -> c.get("postgres", Fields.MIN)),
        form("4" + path + "?fields=__full", c -> c.get(ready, Fields.FULL)),
        form("9" + path, c -> c.get(9, "postgres")),
        form("9" + path, c -> c.get(9, ready)),
        form(
            "9" + path + "?fields=name_key,vendor",
            c -> c.get(9, "postgres", Fields.of("name_key", "vendor"))),
        form(
            "9" + path + "?fields=__standard&is_export=true",
            c -> c.get(9, key, Fields.STANDARD.export(true))));
  }

  private static Arguments form(String target, Function<Connectors, WorkspaceConnector> call) {
    return Arguments.of(target, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formsOfGet")
  void getSendsOneKey(String target, Function<Connectors, WorkspaceConnector> call) {
    answer(POSTGRES);
    assertEquals("postgres", call.apply(connectors()).nameKey());
    String sent = assertSent("GET /workspaces/" + target.replace(",", "%2C")).getTarget();
    assertFalse(sent.contains("+"));
  }

  @Test
  void listAsksForTheFirstPage() {
    answer("{'connectors':[" + POSTGRES + "],'limit':50,'offset':0,'next':''}");
    ConnectorPage page = connectors().list();
    assertEquals("DB", page.connectors().get(0).apiType());
    assertEquals(50, page.limit());
    assertEquals(0, page.offset());
    assertFalse(page.hasNext());
    assertSent("GET /workspaces/4/connectors");
  }

  @Test
  void listOfAWorkspaceNamesIt() {
    answer("{'connectors':[],'next':'/x?offset=50'}");
    ConnectorPage page = connectors().list(9);
    assertTrue(page.hasNext());
    assertEquals("/x?offset=50", page.next());
    assertSent("GET /workspaces/9/connectors");
  }

  @Test
  void everyPartOfAQueryIsSent() {
    answer("{'connectors':[]}");
    ConnectorQuery query =
        ConnectorQuery.all()
            .limit(10)
            .offset(20)
            .fields(Fields.FULL)
            .sort("api_type", SortOrder.ASC)
            .sort("disp_name", SortOrder.DESC)
            .nameKey("s3 & co")
            .premium(true)
            .added(false)
            .withConnections(true)
            .project(3);
    connectors().list(9, query);
    var sent = request().getUrl();
    assertEquals("10", sent.queryParameter("limit"));
    assertEquals("20", sent.queryParameter("offset"));
    assertEquals("__full", sent.queryParameter("fields"));
    assertEquals("(api_type:asc),(disp_name:desc)", sent.queryParameter("sort"));
    assertEquals("s3 & co", sent.queryParameter("name_key"));
    assertEquals("true", sent.queryParameter("is_premium"));
    assertEquals("false", sent.queryParameter("is_added"));
    assertEquals("true", sent.queryParameter("has_connections"));
    assertEquals("3", sent.queryParameter("project_id"));
    assertEquals(9, sent.querySize());
  }

  @Test
  void aQueryIsNeverChangedByItsMethods() {
    ConnectorQuery ten = ConnectorQuery.all().limit(10);
    assertEquals("ConnectorQuery{limit=10}", ten.toString());
    assertFalse(ten.premium(true).equals(ten));
    assertEquals(ConnectorQuery.all().limit(10), ten);
    assertEquals(ConnectorQuery.all().limit(10).hashCode(), ten.hashCode());
    assertEquals("ConnectorQuery{}", ConnectorQuery.all().toString());
  }

  @Test
  void aLimitOf0IsSentByList() {
    answer("{'connectors':[]}");
    connectors().list(ConnectorQuery.all().limit(0));
    assertSent("GET /workspaces/4/connectors?limit=0");
  }

  @Test
  void activeReadsNames() {
    answer("['postgres','s3']");
    assertEquals(List.of("postgres", "s3"), connectors().active());
    assertSent("GET /workspaces/4/active_connectors");
  }

  @Test
  void activeOfAWorkspaceNamesIt() {
    answer("[]");
    assertEquals(List.of(), connectors().active(9));
    assertSent("GET /workspaces/9/active_connectors");
  }

  static Stream<Arguments> callsWithoutAWorkspace() {
    return Stream.of(
        form("list", c -> c.list().connectors().get(0)),
        form("listAll", c -> c.listAll().iterator().next()),
        form("get", c -> c.get("postgres")),
        form("active", c -> c.get(c.active().get(0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callsWithoutAWorkspace")
  void withoutAWorkspaceTheErrorSaysWhereToFindIt(
      String name, Function<Connectors, WorkspaceConnector> call) {
    Connectors connectors =
        keep(MammothClient.builder().serverUrl(address()).credentials(PAIR).build()).connectors();
    var missing = assertThrows(ConfigurationException.class, () -> call.apply(connectors), name);
    assertContains(Environment.WORKSPACE, message(missing));
    assertContains("/workspaces/", message(missing));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void fieldsAreValues() {
    assertEquals(Fields.of("name_key", "vendor"), Fields.of("name_key", "vendor"));
    assertEquals("__full for export", Fields.FULL.export(true).toString());
    assertEquals(Fields.FULL, Fields.FULL.export(true).export(false));
    assertFalse(Fields.FULL.equals(Fields.FULL.export(true)));
  }
}
