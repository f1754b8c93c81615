package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sandbox that begins with somebody's own catalogue. */
class OwnCatalogueTest {
  private static final String CONNECTORS = "/subscription/connectors";
  private static final String PROFILES = "/subscription/connector-profiles";

  private static final List<Map<String, Object>> USABLE =
      List.of(Map.of("name_key", "crm", "disp_name", "CRM", "connection_count", 2));

  private static Map<String, @Nullable Object> connector(long id, String name) {
    Map<String, @Nullable Object> connector = new HashMap<>();
    connector.put("id", id);
    connector.put("name", name);
    connector.put("enabled", true);
    connector.put("price_per_month", new BigDecimal("19.90"));
    connector.put("created_at", null);
    return connector;
  }

  private static Map<String, Object> profile(long id, Long... held) {
    List<Map<String, Object>> terms =
        List.of(held).stream()
            .map(c -> Map.<String, Object>of("connector_id", c, "enabled", false))
            .toList();
    return Map.of("id", id, "name", "P" + id, "connectors", terms);
  }

  private static Catalogue catalogue() {
    return Catalogue.of(
        17,
        USABLE,
        List.of(connector(12, "CRM"), connector(40, "crm"), connector(7, "Mail")),
        List.of(profile(3, 7L, 12L)));
  }

  private static void refused(String part, Runnable catalogue) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, catalogue::run).getMessage());
    assertTrue(message.contains(part), message);
  }

  @Test
  void aPriceOfABillionDigitsIsRefusedBeforeItStarts() {
    for (String price : List.of("1e999999999", "1e-999999999")) {
      Map<String, Object> connector = connector(12, "CRM");
      connector.put("price_per_month", new BigDecimal(price));
      refused(
          "more than 400 digits", () -> Catalogue.of(17, USABLE, List.of(connector), List.of()));
    }
  }

  @Test
  void itKeepsWorkspaceIdsAndPricesAsTheyAre() {
    try (Sandbox sandbox = Sandbox.from(catalogue())) {
      Caller caller = new Caller(sandbox);
      assertEquals(17, sandbox.workspace());
      assertEquals(List.of("7", "12", "40"), caller.get(CONNECTORS).column("connectors", "id"));
      JsonNode first = caller.get(CONNECTORS).body().at("/connectors/0");
      assertEquals(new BigDecimal("19.90"), first.get("price_per_month").decimalValue());
      assertTrue(first.get("created_at").isNull());
      JsonNode profile = caller.get(PROFILES).body().at("/connector_profiles/0");
      assertEquals("[\"P3\"]", profile.at("/connectors/0/used_in_profiles").toString());
      assertTrue(profile.at("/connectors/0/price_per_month").isNull());
      assertEquals("[\"crm\"]", caller.get("/workspaces/17/active_connectors").body().toString());
      caller.get("/workspaces/4/connectors").refused(404);
    }
  }

  @Test
  void whatIsCreatedHasIdsThatNobodyHad() {
    Map<String, @Nullable Object> high = connector(5_000_000, "High");
    try (Sandbox low = Sandbox.from(catalogue());
        Sandbox above = Sandbox.from(Catalogue.of(4, USABLE, List.of(high), List.of()))) {
      String body = "{\"name\": \"New\"}";
      JsonNode made = new Caller(low).post(CONNECTORS, body).expect(201).at("/connector/id");
      assertEquals(Subscription.FIRST_ID, made.longValue());
      made = new Caller(above).post(CONNECTORS, body).expect(201).at("/connector/id");
      assertEquals(5_000_001, made.longValue());
    }
  }

  @Test
  void aNameThatTwoHaveIsTakenUntilBothAreGone() {
    try (Sandbox sandbox = Sandbox.from(catalogue())) {
      Caller caller = new Caller(sandbox);
      caller.delete(CONNECTORS + "/12").expect(200);
      caller.post(CONNECTORS, "{\"name\": \"CRM\"}").refused(400);
      caller.put(CONNECTORS + "/40", "{\"name\": \"Other\"}").expect(200);
      caller.post(CONNECTORS, "{\"name\": \"CRM\"}").expect(201);
    }
  }

  @Test
  void itSpeaksTheContractThatHasAllItsFields() {
    assertEquals(Dialect.JULY, catalogue().dialect());
    assertEquals(Dialect.OCTOBER, Catalogue.sample().dialect());
    Map<String, @Nullable Object> app = connector(1, "App");
    app.put("bucket", "app");
    assertEquals(Dialect.OCTOBER, Catalogue.of(4, USABLE, List.of(app), List.of()).dialect());
  }

  @Test
  void aCatalogueThatContradictsItselfIsRefused() {
    List<Map<String, @Nullable Object>> two = List.of(connector(1, "A"), connector(2, "B"));
    refused("above 0", () -> Catalogue.of(0, USABLE, two, List.of()));
    refused("P9", () -> Catalogue.of(4, USABLE, two, List.of(profile(9, 3L))));
    refused("P9", () -> Catalogue.of(4, USABLE, two, List.of(profile(9, 1L, 1L))));
    refused("id 1", () -> Catalogue.of(4, USABLE, List.of(two.get(0), two.get(0)), List.of()));
    refused("id 9", () -> Catalogue.of(4, USABLE, two, List.of(profile(9), profile(9))));
    refused("name", () -> Catalogue.of(4, USABLE, List.of(Map.of("id", 1)), List.of()));
  }
}
