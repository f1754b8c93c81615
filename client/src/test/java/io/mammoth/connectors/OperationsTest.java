package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

final class OperationsTest {
  @StartStop public final MockWebServer server = new MockWebServer();

  private Connectors connectors() {
    return MammothClient.builder()
        .serverUrl(server.url("/api/v2").toString())
        .credentials(Credentials.apiKey("key", "secret"))
        .workspace(4)
        .build()
        .connectors();
  }

  @Test
  void fetchReadsEveryConnector() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body(
                "{\"connectors\":[{\"id\":1,\"name\":\"A\",\"enabled\":true,\"price_per_month\":29.90,\"x\":{\"y\":[1]},"
                    + "\"created_at\":\"2026-01-02T03:04:05Z\"}]}")
            .build());
    ConnectorList list = connectors().fetch();
    assertEquals(new BigDecimal("29.90"), list.get(0).pricePerMonth());
    assertEquals("{x={y=[1]}}", list.get(0).other().toString());
    var request = server.takeRequest();
    assertEquals("GET /api/v2/subscription/connectors HTTP/1.1", request.getRequestLine());
    assertEquals("4", request.getHeaders().get("X-WORKSPACE-ID"));
  }

  @Test
  void pagesAreWalked() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body(
                "{\"connectors\":[{\"name_key\":\"a\",\"is_premium\":true,\"spec\":{\"scope\":[\"a\",\"b\"]}}],\"next\":\"/x?limit=1&offset=1\"}")
            .build());
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"connectors\":[{\"name_key\":\"b\"}],\"next\":null}")
            .build());
    List<WorkspaceConnector> all = connectors().listAll().stream().toList();
    assertEquals(2, all.size());
    assertEquals("a b", java.util.Objects.requireNonNull(all.get(0).spec()).scope());
    assertEquals(true, all.get(0).isPremium());
  }
}
