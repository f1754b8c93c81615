package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.sample();
  private static final List<WorkspaceConnector> WORKSPACE =
      CATALOGUE.workspaceConnectors(Dialect.OCTOBER);

  private static Set<Object> values(String field) {
    return WORKSPACE.stream().map(each -> each.field(field).asText()).collect(Collectors.toSet());
  }

  private static long count(Predicate<Connector> which) {
    return CATALOGUE.connectors().stream().filter(which).count();
  }

  @Test
  void theWorkspaceHasConnectorsOfEveryFamily() {
    assertEquals(62, WORKSPACE.size());
    assertEquals(62, values("name_key").size());
    assertEquals(62, values("disp_name").size());
    assertTrue(
        values("api_type")
            .containsAll(List.of("DB", "FILE", "CRM", "MARKETING", "FINANCE", "STORAGE")));
    assertTrue(values("version_key").containsAll(List.of("2.10", "2.1")));
    assertEquals(Set.of("true", "false"), values("is_premium"));
    assertEquals(Set.of("true", "false"), values("is_added"));
    assertEquals(Set.of("true", "false"), values("is_available"));
  }

  @Test
  void onlyAddedConnectorsHaveConnectionsAndOnlyThoseHaveProjects() {
    for (WorkspaceConnector each : WORKSPACE) {
      assertTrue(!each.hasConnections() || each.field("is_added").booleanValue(), each.key());
      assertEquals(each.hasConnections(), !each.projects().isEmpty(), each.key());
    }
  }

  @Test
  void theSubscriptionHasPricesOfAllKinds() {
    assertEquals(46, CATALOGUE.connectors().size());
    assertEquals(5, count(each -> each.price() == null));
    assertEquals(5, count(each -> !each.enabled()));
    assertEquals(3, count(each -> isPrice(each, "0")));
    assertTrue(count(each -> each.price() != null && each.price().scale() == 2) > 35);
    assertEquals(5, count(each -> !values("disp_name").contains(each.name())));
    assertTrue(count(each -> isBelow(each, "500")) == 41);
  }

  private static boolean isPrice(Connector connector, String price) {
    return connector.price() != null && connector.price().compareTo(new BigDecimal(price)) == 0;
  }

  private static boolean isBelow(Connector connector, String price) {
    return connector.price() != null && connector.price().compareTo(new BigDecimal(price)) < 0;
  }

  @Test
  void idsAreConsecutiveNamesUniqueAndTimesInOrder() {
    Set<String> names = new HashSet<>();
    long id = Subscription.FIRST_ID;
    for (Connector each : CATALOGUE.connectors()) {
      assertEquals(id++, each.id());
      assertTrue(names.add(each.name().toLowerCase(Locale.ROOT)), each.name());
      Instant created = Objects.requireNonNull(each.createdAt());
      assertTrue(!Objects.requireNonNull(each.updatedAt()).isBefore(created), each.name());
      assertTrue(created.isAfter(Instant.parse("2025-01-01T00:00:00Z")), each.name());
    }
  }

  @Test
  void profilesHoldConnectorsThatExistEachOnce() {
    assertEquals(3, CATALOGUE.profiles().size());
    Set<Long> ids = CATALOGUE.connectors().stream().map(Connector::id).collect(Collectors.toSet());
    for (Profile each : CATALOGUE.profiles()) {
      List<Long> held = each.terms().stream().map(Terms::connector).toList();
      assertTrue(ids.containsAll(held), each.name());
      assertEquals(held.size(), Set.copyOf(held).size(), each.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStartTellsTheSame(Dialect dialect) {
    for (String path :
        List.of(
            "/subscription/connectors",
            "/subscription/connector-profiles",
            "/workspaces/4/connectors?fields=__full&limit=100")) {
      assertEquals(told(dialect, path), told(dialect, path));
    }
  }

  private static JsonNode told(Dialect dialect, String path) {
    try (Sandbox sandbox = Sandbox.start(dialect, 0)) {
      return new Caller(sandbox).get(path).expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "salesforce", "s3", "google_sheets"})
  void theBestKnownKeysAreThere(String key) {
    assertTrue(values("name_key").contains(key));
  }
}
