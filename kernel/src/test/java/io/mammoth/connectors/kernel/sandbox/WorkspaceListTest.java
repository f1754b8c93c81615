package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceListTest {
  private static final Sandbox SANDBOX = Sandbox.start();
  private static final Caller CALLER = new Caller(SANDBOX);
  private static final String ALL = "/workspaces/4/connectors";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static List<String> keys(String query) {
    return CALLER.get(ALL + "?limit=100&" + query).column("connectors", "name_key");
  }

  private static JsonNode list(String query) {
    return CALLER.get(ALL + query).expect(200);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theFirstFiftyComeByKeyUnlessAskedOtherwise() {
    JsonNode page = list("");
    assertEquals(50, page.get("connectors").size());
    assertEquals(50, page.get("limit").intValue());
    assertEquals(0, page.get("offset").intValue());
    assertEquals(
        "/api/v2/workspaces/4/connectors?limit=50&offset=50", page.get("next").textValue());
    List<String> keys = keys("");
    assertEquals(keys.stream().sorted().toList(), keys);
  }

  @Test
  void eachQuestionKeepsItsOwnAnswerHoweverManyAreAsked() {
    List<String> all = keys("");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        String query = "limit=1&offset=" + i % all.size() + "&asked=" + i;
        JsonNode page = list("?" + query);
        String key = page.get("connectors").get(0).get("name_key").textValue();
        assertEquals(all.get(i % all.size()), key, query);
        assertEquals(i % all.size(), page.get("offset").intValue(), query);
      }
    }
  }

  @Test
  void followingNextGivesEachConnectorOnce() {
    List<String> seen = new ArrayList<>();
    String next = ALL + "?sort=(api_type:desc)&limit=7&fields=name_key";
    while (!next.isEmpty()) {
      Reply page = CALLER.get(next);
      seen.addAll(page.column("connectors", "name_key"));
      String path = page.body().get("next").textValue();
      assertTrue(path.isEmpty() || path.contains("&sort=(api_type:desc)&fields=name_key"), path);
      next = path.replace("/api/v2", "");
    }
    assertEquals(62, seen.size());
    assertEquals(keys("sort=(api_type:desc)"), seen);
  }

  @Test
  void theLastPageAndAnEmptyOneLeadNowhere() {
    assertEquals("", list("?limit=62").get("next").textValue());
    assertEquals("", list("?limit=2&offset=60").get("next").textValue());
    assertEquals(1, list("?limit=2&offset=61").get("connectors").size());
    JsonNode beyond = list("?offset=9223372036854775807");
    assertEquals(0, beyond.get("connectors").size());
    assertEquals("", beyond.get("next").textValue());
    JsonNode none = list("?limit=0");
    assertEquals(0, none.get("connectors").size());
    assertEquals(0, none.get("limit").intValue());
    assertEquals("", none.get("next").textValue());
  }

  @Test
  void filtersNarrowTheListBeforeItIsCut() {
    assertEquals(List.of("postgres"), keys("name_key=postgres"));
    assertEquals(List.of(), keys("name_key=Postgres"));
    assertEquals(62, keys("name_key=").size());
    assertEquals(26, keys("is_added=true").size());
    assertEquals(36, keys("is_added=false").size());
    assertEquals(62, keys("is_premium=true").size() + keys("is_premium=False").size());
    assertEquals(62, keys("is_premium=null").size());
    assertEquals(keys("is_added=true"), keys("has_connections=true"));
    assertEquals(
        "[azure_blob, bigquery, csv, oracle, quickbooks, s3, salesforce, sftp, snowflake, stripe,"
            + " xero, zendesk]",
        keys("project_id=13").toString());
    assertEquals(List.of(), keys("project_id=99"));
    JsonNode page = list("?is_added=true&limit=20");
    assertEquals(20, page.get("connectors").size());
    assertEquals(
        "/api/v2/workspaces/4/connectors?limit=20&offset=20&is_added=true",
        page.get("next").textValue());
    assertEquals("", list("?is_added=true&limit=26").get("next").textValue());
  }

  @Test
  void sortingTakesSeveralFieldsInBothDirections() {
    List<JsonNode> rows =
        Reply.values(list("?limit=100&sort=(is_premium:desc),(disp_name:asc)").get("connectors"));
    Comparator<JsonNode> premiumFirst =
        Comparator.comparing(row -> !row.get("is_premium").booleanValue());
    Comparator<JsonNode> order =
        premiumFirst.thenComparing(row -> row.get("disp_name").textValue());
    assertEquals(rows.stream().sorted(order).toList(), rows);
    assertEquals("csv", keys("sort=(connection_count:desc)").get(0));
    List<String> reversed = new ArrayList<>(keys(""));
    Collections.reverse(reversed);
    assertEquals(reversed, keys("sort=(name_key:desc)"));
  }

  @Test
  void missingValuesComeLastInBothDirections() {
    for (String direction : List.of("asc", "desc")) {
      JsonNode rows =
          list("?limit=100&fields=vendor&sort=(vendor:" + direction + ")").get("connectors");
      assertTrue(rows.get(61).get("vendor").isNull());
      assertTrue(!rows.get(0).get("vendor").isNull());
    }
  }

  @Test
  void fieldsAreProjectedExactly() {
    List<String> min = List.of("disp_name", "name_key", "api_type");
    List<String> standard = join(min, List.of("is_premium", "is_added", "spec"));
    List<String> full =
        join(standard, List.of("version_key", "supported_version", "vendor", "connection_count"));
    assertEquals(standard, shown(""));
    assertEquals(standard, shown("__standard"));
    assertEquals(min, shown("__min"));
    assertEquals(full, shown("__full"));
    assertEquals(List.of("name_key", "vendor"), shown("vendor,name_key,vendor"));
    assertEquals(List.of("name_key", "vendor"), shown("name_key,%20vendor"));
    assertEquals(List.of("connection_count"), shown("connection_count"));
    assertEquals(List.of("auth_url", "scope"), names(list("").at("/connectors/0/spec")));
  }

  private static List<String> shown(String fields) {
    String query = fields.isEmpty() ? "" : "?fields=" + fields;
    List<JsonNode> rows = Reply.values(list(query).get("connectors"));
    assertEquals(1, rows.stream().map(WorkspaceListTest::names).distinct().count());
    List<String> one = names(CALLER.get(ALL + "/postgres" + query).expect(200));
    assertEquals(names(Objects.requireNonNull(rows.get(0))), one);
    return one;
  }

  private static List<String> join(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=101|limit must be an integer from 0 to 100.",
        "limit=-1|limit must be an integer from 0 to 100.",
        "limit=ten|limit must be an integer from 0 to 100.",
        "limit=|limit must be an integer from 0 to 100.",
        "limit=1.0|limit must be an integer from 0 to 100.",
        "limit=1&limit=2|limit must be given once.",
        "offset=-1|offset must be an integer of at least 0.",
        "is_added=maybe|is_added must be true or false.",
        "is_premium=1|is_premium must be true or false.",
        "project_id=p|project_id must be an integer.",
        "sort=name_key|sort must look like (name_key:asc) or (name_key:asc),(disp_name:desc).",
        "sort=(name_key:up)|sort must look like (name_key:asc) or (name_key:asc),(disp_name:desc).",
        "limit=101&offset=x|limit must be an integer from 0 to 100;"
            + " offset must be an integer of at least 0.",
      })
  void aQueryIsRefusedWithTheParameterAndTheBound(String query, String detail) {
    Reply reply = CALLER.get(ALL + "?" + query);
    assertEquals(detail, reply.refused(400));
    assertEquals("query", reply.body().at("/extra/0/source").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fields=nonsense",
        "fields=name_key,",
        "fields=__all",
        "fields=is_available",
        "fields=",
        "fields=__min,vendor",
        "sort=(colour:asc)",
        "sort=(spec:asc)",
        "sort=(is_available:asc)"
      })
  void unknownNamesInFieldsAndSortAreRefused(String query) {
    String detail = CALLER.get(ALL + "?" + query).refused(400);
    assertTrue(detail.contains("name_key, api_type, is_premium"), detail);
  }

  @Test
  void unknownParametersAreIgnored() {
    assertEquals(62, keys("colour=green&&=").size());
  }

  @Test
  void thereIsOneWorkspaceOnly() {
    assertEquals(
        "Workspace 5 does not exist.", CALLER.get("/workspaces/5/connectors").refused(404));
    CALLER.get("/workspaces/5/active_connectors").refused(404);
    CALLER.get("/workspaces/99999999999999999999/connectors").refused(404);
    String detail = "workspace_id must be an integer of at least 1.";
    assertEquals(detail, CALLER.get("/workspaces/0/connectors").refused(400));
    CALLER.get("/workspaces/four/connectors").refused(400);
  }

  @Test
  void activeConnectorsAreTheKeysOfThoseWithConnections() {
    JsonNode active = CALLER.get("/workspaces/4/active_connectors").expect(200);
    assertEquals(
        keys("has_connections=true"), Reply.values(active).stream().map(JsonNode::asText).toList());
  }
}
