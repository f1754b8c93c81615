package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OctoberTest {
  private static final String ALL = "/subscription/connectors";
  private static final String PROFILES = "/subscription/connector-profiles";

  private final Sandbox sandbox = Sandbox.start(Dialect.OCTOBER, 0);
  private final Caller caller = new Caller(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aPriceIsIgnoredWhateverItIs() {
    for (String price : List.of("29.99", "-1", "null", "\"free\"")) {
      String body = "{\"name\": \"P " + price.replace('"', ' ') + "\", \"price_per_month\": ";
      JsonNode made = caller.post(ALL, body + price + "}").expect(201).get("connector");
      assertTrue(made.get("price_per_month").isNull());
      String change = "{\"price_per_month\": " + price + "}";
      JsonNode same = caller.put(ALL + "/900001", change).expect(200).get("connector");
      assertEquals(new BigDecimal("29.00"), same.get("price_per_month").decimalValue());
    }
  }

  @Test
  void aBucketIsKeptAndClearedWithNull() {
    String body = "{\"name\": \"Mine\", \"bucket\": \"app\", \"rollout_default\": \"opt_in\"}";
    JsonNode made = caller.post(ALL, body).expect(201).get("connector");
    assertEquals("app", made.get("bucket").textValue());
    assertFalse(made.has("rollout_default"));
    String path = ALL + "/" + made.get("id");
    JsonNode same = caller.put(path, "{\"rollout_default\": null}").expect(200).get("connector");
    assertEquals("app", same.get("bucket").textValue());
    JsonNode cleared = caller.put(path, "{\"bucket\": null}").expect(200).get("connector");
    assertTrue(cleared.get("bucket").isNull());
  }

  @Test
  void anUnknownBucketOrRolloutIsRefused() {
    String body = "{\"name\": \"Mine\", \"bucket\": \"custom\", \"rollout_default\": 1}";
    assertEquals(
        "rollout_default must be a string; bucket must be one of file, database, app.",
        caller.post(ALL, body).refused(400));
    String detail = caller.put(ALL + "/900001", "{\"rollout_default\": \"later\"}").refused(400);
    assertEquals("rollout_default must be one of retroactive, opt_in.", detail);
  }

  @Test
  void theSeededConnectorsHaveBuckets() {
    List<String> buckets = caller.get(ALL).column("connectors", "bucket");
    assertEquals(
        List.of("app", "custom", "database", "file"),
        buckets.stream().distinct().sorted().toList());
  }

  @Test
  void pricesLiveInProfiles() {
    String body = "{\"connector_id\": 900003, \"price_per_month\": 7.77}";
    JsonNode added = caller.post(PROFILES + "/900001/connectors", body).expect(201);
    assertEquals(new BigDecimal("7.77"), added.at("/connector/price_per_month").decimalValue());
    String unpriced = "{\"connectors\": [{\"connector_id\": 900003}]}";
    JsonNode made = caller.put(PROFILES + "/900002", unpriced).expect(200);
    assertTrue(made.at("/connector_profile/connectors/0/price_per_month").isNull());
  }

  @Test
  void workspaceConnectorsGainTheirNewFields() {
    JsonNode postgres = caller.get("/workspaces/4/connectors/postgres").expect(200);
    assertEquals(
        List.of(
            "disp_name", "name_key", "api_type", "is_premium", "is_added", "is_available", "spec"),
        names(postgres));
    assertEquals(
        List.of(
            "auth_url",
            "scope",
            "connection_config",
            "connection_input_note",
            "data_source_config"),
        names(postgres.get("spec")));
    JsonNode rest = caller.get("/workspaces/4/connectors/rest_api?fields=spec").expect(200);
    assertEquals("object", rest.at("/spec/connection_config/type").textValue());
    caller.get("/workspaces/4/connectors?sort=(is_available:desc)").expect(200);
    assertEquals(
        List.of("is_available"),
        names(caller.get("/workspaces/4/connectors/box?fields=is_available").expect(200)));
  }

  @Test
  void theDialectIsTold() {
    assertEquals(Dialect.OCTOBER, sandbox.dialect());
    assertEquals(4, sandbox.workspace());
    JsonNode description = caller.get("/openapi.json").body();
    assertEquals("2026-10", description.at("/info/version").textValue());
  }
}
