package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorCallsTest {
  private static final String ALL = "/subscription/connectors";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-01T12:00:00.123456Z"), ZoneId.of("Asia/Kathmandu"));

  private final Sandbox sandbox = Sandbox.start(Dialect.JULY, 0, NOON);
  private final Caller caller = new Caller(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode create(String json) {
    return caller.post(ALL, json).expect(201).get("connector");
  }

  private JsonNode find(long id) {
    return Reply.values(caller.get(ALL).expect(200).get("connectors")).stream()
        .filter(each -> each.get("id").longValue() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCreatedConnectorHasTheDefaultsAndIsFetched() {
    JsonNode made = create("{\"name\": \"Weather\"}");
    assertEquals(900_047, made.get("id").longValue());
    assertEquals(0, made.get("price_per_month").decimalValue().signum());
    assertTrue(made.get("enabled").booleanValue());
    assertTrue(made.get("description").isNull());
    assertEquals("2026-07-01T12:00:00.123Z", made.get("created_at").textValue());
    assertEquals("2026-07-01T12:00:00.123Z", made.get("updated_at").textValue());
    assertFalse(made.has("bucket"));
    assertEquals(made, find(900_047));
  }

  @Test
  void whatIsSentIsKept() {
    JsonNode made =
        create(
            "{\"name\": \"Ödev İşleri 🐘\", \"description\": \"d\", \"price_per_month\": 29.90,"
                + " \"enabled\": false, \"unknown\": [1]}");
    assertEquals("Ödev İşleri 🐘", made.get("name").textValue());
    assertEquals("d", made.get("description").textValue());
    assertEquals(new BigDecimal("29.90"), made.get("price_per_month").decimalValue());
    assertFalse(made.get("enabled").booleanValue());
    assertFalse(made.has("unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "29.90, 29.90",
    "1E+2, 100",
    "1e-7, 0.0000001",
    "-0, 0",
    "9007199254740993, 9007199254740993",
    "0.30000000000000004441, 0.30000000000000004441"
  })
  void aPriceIsNeverRoundedAndNeverWrittenWithAnExponent(String sent, String told) {
    String body = "{\"name\": \"Priced\", \"price_per_month\": " + sent + "}";
    String made = caller.post(ALL, body).text();
    assertTrue(made.contains("\"price_per_month\":" + told + ","), made);
  }

  @Test
  void idsRiseAndAreNeverUsedAgain() {
    long first = create("{\"name\": \"One\"}").get("id").longValue();
    caller.delete(ALL + "/" + first).expect(200);
    caller.post(ALL, "{\"name\": \"x\"}").refused(400);
    assertEquals(first + 1, create("{\"name\": \"One\"}").get("id").longValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|name is required.",
        "{'name': null}|name must not be null.",
        "{'name': 7}|name must be a string.",
        "{'name': 'x'}|name must have 2 to 128 characters, has 1.",
        "{'name': 'ok', 'description': 3}|description must be a string.",
        "{'name': 'ok', 'price_per_month': -0.01}|price_per_month must be at least 0.",
        "{'name': 'ok', 'price_per_month': '1'}|price_per_month must be a number.",
        "{'name': 'ok', 'price_per_month': null}|price_per_month must not be null.",
        "{'name': 'ok', 'price_per_month': 1e999999}|price_per_month must have at most 400 digits.",
        "{'name': 'ok', 'enabled': null}|enabled must not be null.",
        "{'name': 'ok', 'enabled': 'true'}|enabled must be true or false.",
        "{'name': 'POSTGRESQL'}|name is taken by another connector, letter case aside.",
        "{'name': 'MICROSOFT EXCEL'}|name is taken by another connector, letter case aside.",
      })
  void aCreateIsRefusedWithTheFieldAndTheBound(String body, String detail) {
    Reply reply = caller.post(ALL, body.replace('\'', '"'));
    assertEquals(detail, reply.refused(400));
    assertEquals("body", reply.body().at("/extra/0/source").textValue());
  }

  @Test
  void aPriceHasAnEndToItsDigits() {
    String price = "{\"name\": \"Dear\", \"price_per_month\": " + "9".repeat(401) + "}";
    String detail = caller.post(ALL, price).refused(400);
    assertEquals("price_per_month must have at most 400 digits.", detail);
  }

  @Test
  void lengthsAreCountedInCharactersNotInUnits() {
    create(
        "{\"name\": \"" + "🐘".repeat(128) + "\", \"description\": \"" + "é".repeat(500) + "\"}");
    String longName = caller.post(ALL, "{\"name\": \"" + "a".repeat(129) + "\"}").refused(400);
    assertEquals("name must have 2 to 128 characters, has 129.", longName);
    String text = "{\"name\": \"ok\", \"description\": \"" + "a".repeat(501) + "\"}";
    String detail = caller.post(ALL, text).refused(400);
    assertEquals("description must have at most 500 characters, has 501.", detail);
  }

  @Test
  void allViolationsAreListedAtOnce() {
    Reply reply = caller.post(ALL, "{\"name\": \"A\", \"price_per_month\": -1, \"enabled\": 0}");
    assertEquals(
        "name must have 2 to 128 characters, has 1; price_per_month must be at least 0;"
            + " enabled must be true or false.",
        reply.refused(400));
    List<JsonNode> extra = Reply.values(reply.body().get("extra"));
    assertEquals(
        List.of("name", "price_per_month", "enabled"),
        extra.stream().map(each -> each.get("key").textValue()).toList());
  }

  @Test
  void anUpdateLeavesWhatIsAbsent() {
    JsonNode before = find(900_001);
    JsonNode after =
        caller.put(ALL + "/900001", "{\"enabled\": false}").expect(200).get("connector");
    assertFalse(after.get("enabled").booleanValue());
    for (String same : List.of("name", "description", "price_per_month", "created_at")) {
      assertEquals(before.get(same), after.get(same));
    }
    assertEquals("2026-07-01T12:00:00.123Z", after.get("updated_at").textValue());
    assertEquals(after, find(900_001));
  }

  @Test
  void anUpdateWithNullClearsDescriptionAndPriceOnly() {
    String nulls =
        "{\"name\": null, \"description\": null, \"price_per_month\": null, \"enabled\": null}";
    JsonNode after = caller.put(ALL + "/900001", nulls).expect(200).get("connector");
    assertEquals("PostgreSQL", after.get("name").textValue());
    assertTrue(after.get("description").isNull());
    assertTrue(after.get("price_per_month").isNull());
    assertTrue(after.get("enabled").booleanValue());
  }

  @Test
  void anUpdateIsHeldToTheSameBounds() {
    Reply reply = caller.put(ALL + "/900001", "{\"name\": \"A\", \"price_per_month\": -1}");
    assertEquals(
        "name must have 2 to 128 characters, has 1; price_per_month must be at least 0.",
        reply.refused(400));
    assertEquals("PostgreSQL", find(900_001).get("name").textValue());
  }

  @Test
  void aNameIsFreedByRenamingAndDeletingAndMayChangeItsCase() {
    caller.put(ALL + "/900001", "{\"name\": \"POSTGRESQL\"}").expect(200);
    caller.put(ALL + "/900002", "{\"name\": \"postgresql\"}").refused(400);
    caller.put(ALL + "/900001", "{\"name\": \"Elephant\"}").expect(200);
    caller.put(ALL + "/900002", "{\"name\": \"postgresql\"}").expect(200);
    caller.delete(ALL + "/900001").expect(200);
    create("{\"name\": \"ELEPHANT\"}");
  }

  @Test
  void aDeletedConnectorIsGoneAlsoFromProfiles() {
    assertEquals(
        "Connector deleted.", caller.delete(ALL + "/900001").expect(200).get("message").asText());
    assertEquals("Connector 900001 does not exist.", caller.delete(ALL + "/900001").refused(404));
    caller.put(ALL + "/900001", "{}").refused(404);
    assertFalse(caller.get(ALL).column("connectors", "id").contains("900001"));
    Reply profiles = caller.get("/subscription/connector-profiles");
    assertEquals(
        List.of("7", "14", "20"), profiles.column("connector_profiles", "connectors_count"));
    assertFalse(profiles.body().toString().contains("\"PostgreSQL\""));
  }

  @Test
  void usageInProfilesIsTold() {
    assertEquals(
        "[\"Starter\",\"Pro\",\"Enterprise\"]", find(900_001).get("used_in_profiles").toString());
    assertEquals(3, find(900_001).get("profile_count").intValue());
    assertEquals(0, find(900_003).get("profile_count").intValue());
  }

  @Test
  void unknownIdsAreNotFoundAndBadOnesAreRefused() {
    for (String unknown : List.of("1", "0", "-5", "900047", "99999999999999999999")) {
      caller.put(ALL + "/" + unknown, "{}").refused(404);
    }
    assertEquals("connector_id must be an integer.", caller.delete(ALL + "/abc").refused(400));
    assertEquals("connector_id must be an integer.", caller.delete(ALL + "/1.5").refused(400));
  }
}
