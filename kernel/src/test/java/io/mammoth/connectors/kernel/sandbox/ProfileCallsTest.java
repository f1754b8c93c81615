package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCallsTest {
  private static final String ALL = "/subscription/connector-profiles";
  private static final String TWO =
      "{\"name\": \"Mine\", \"connectors\": [{\"connector_id\": 900003, \"price_per_month\": 1.50},"
          + " {\"connector_id\": 900001.0, \"price_per_month\": null, \"enabled\": false}]}";

  private final Sandbox sandbox = Sandbox.start();
  private final Caller caller = new Caller(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode profile(int index) {
    return caller.get(ALL).expect(200).get("connector_profiles").get(index);
  }

  @Test
  void thereAreThreeToStartWith() {
    Reply all = caller.get(ALL);
    assertEquals(List.of("Starter", "Pro", "Enterprise"), all.column("connector_profiles", "name"));
    assertEquals(List.of("8", "15", "21"), all.column("connector_profiles", "connectors_count"));
    assertEquals(List.of("900001", "900002", "900003"), all.column("connector_profiles", "id"));
  }

  @Test
  void aConnectorInAProfileHasThePriceAndStateItHasThere() {
    JsonNode connector = profile(0).get("connectors").get(0);
    assertEquals("PostgreSQL", connector.get("name").textValue());
    assertEquals(new BigDecimal("19.00"), connector.get("price_per_month").decimalValue());
    JsonNode last = profile(0).get("connectors").get(7);
    assertEquals("HubSpot", last.get("name").textValue());
    assertFalse(last.get("enabled").booleanValue());
  }

  @Test
  void aCreatedProfileHoldsWhatWasSentInThatOrder() {
    JsonNode made = caller.post(ALL, TWO).expect(201).get("connector_profile");
    assertEquals(900_004, made.get("id").longValue());
    assertEquals(2, made.get("connectors_count").intValue());
    JsonNode first = made.get("connectors").get(0);
    assertEquals("MariaDB", first.get("name").textValue());
    assertEquals(new BigDecimal("1.50"), first.get("price_per_month").decimalValue());
    assertEquals("[\"Mine\"]", first.get("used_in_profiles").toString());
    assertTrue(made.get("connectors").get(1).get("price_per_month").isNull());
    assertFalse(made.get("connectors").get(1).get("enabled").booleanValue());
    assertEquals(made, profile(3));
  }

  @Test
  void anUpdateReplacesTheWholeList() {
    String one = "{\"connectors\": [{\"connector_id\": 900003}]}";
    JsonNode made = caller.put(ALL + "/900001", one).expect(200).get("connector_profile");
    assertEquals(1, made.get("connectors_count").intValue());
    assertEquals(0, made.get("connectors").get(0).get("price_per_month").decimalValue().signum());
    assertTrue(made.get("connectors").get(0).get("enabled").booleanValue());
    assertEquals("Starter", made.get("name").textValue());
    assertEquals(made, profile(0));
  }

  @Test
  void anUpdateLeavesWhatIsAbsentAndClearsTheDescriptionWithNull() {
    JsonNode before = profile(0);
    JsonNode same = caller.put(ALL + "/900001", "{}").expect(200).get("connector_profile");
    assertEquals(before.get("connectors"), same.get("connectors"));
    assertEquals(before.get("description"), same.get("description"));
    String nulls = "{\"name\": null, \"description\": null, \"connectors\": null}";
    JsonNode after = caller.put(ALL + "/900001", nulls).expect(200).get("connector_profile");
    assertEquals("Starter", after.get("name").textValue());
    assertTrue(after.get("description").isNull());
    assertEquals(before.get("connectors"), after.get("connectors"));
    String none = "{\"connectors\": []}";
    JsonNode empty = caller.put(ALL + "/900001", none).expect(200).get("connector_profile");
    assertEquals(0, empty.get("connectors_count").intValue());
  }

  @Test
  void aConnectorIsAddedOnItsOwnTerms() {
    String path = ALL + "/900001/connectors";
    String body = "{\"connector_id\": 900003, \"price_per_month\": 12.34}";
    JsonNode added = caller.post(path, body).expect(201).get("connector");
    assertEquals("MariaDB", added.get("name").textValue());
    assertEquals(new BigDecimal("12.34"), added.get("price_per_month").decimalValue());
    assertEquals("[\"Starter\"]", added.get("used_in_profiles").toString());
    assertEquals(9, profile(0).get("connectors_count").intValue());
    assertEquals("connector_id 900003 is in it already.", caller.post(path, body).refused(400));
    assertEquals(9, profile(0).get("connectors_count").intValue());
  }

  @Test
  void aDeletedProfileIsGoneAndItsIdIsNotUsedAgain() {
    caller.delete(ALL + "/900003").expect(200);
    assertEquals(
        "Connector profile 900003 does not exist.", caller.delete(ALL + "/900003").refused(404));
    JsonNode made = caller.post(ALL, TWO).expect(201).get("connector_profile");
    assertEquals(900_004, made.get("id").longValue());
    Reply connectors = caller.get("/subscription/connectors");
    assertEquals(2, connectors.body().at("/connectors/1/profile_count").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|name is required.",
        "{'name': 'P', 'connectors': 3}|connectors must be an array.",
        "{'name': 'P', 'connectors': [3]}|connectors[0] must be an object.",
        "{'name': 'P', 'connectors': [{}]}|connectors[0].connector_id is required.",
        "{'name': 'P', 'connectors': [{'connector_id': 1.5}]}"
            + "|connectors[0].connector_id must be an integer.",
        "{'name': 'P', 'connectors': [{'connector_id': 900001, 'price_per_month': -1}]}"
            + "|connectors[0].price_per_month must be at least 0.",
        "{'name': 'P', 'connectors': [{'connector_id': 900001}, {'connector_id': 900001}]}"
            + "|connector_id 900001 is in it already.",
      })
  void aProfileIsRefusedWithTheFieldAndTheBound(String body, String detail) {
    assertEquals(detail, caller.post(ALL, body.replace('\'', '"')).refused(400));
    assertEquals(3, caller.get(ALL).column("connector_profiles", "id").size());
  }

  @Test
  void unknownConnectorsAndProfilesAreNotFound() {
    String unknown = "{\"name\": \"P\", \"connectors\": [{\"connector_id\": 5}]}";
    assertEquals("Connector 5 does not exist.", caller.post(ALL, unknown).refused(404));
    caller.put(ALL + "/900001", unknown).refused(404);
    caller.post(ALL + "/900001/connectors", "{\"connector_id\": 5}").refused(404);
    caller.post(ALL + "/5/connectors", "{\"connector_id\": 900001}").refused(404);
    assertEquals(8, profile(0).get("connectors_count").intValue());
    assertEquals("profile_id must be an integer.", caller.delete(ALL + "/x").refused(400));
  }
}
