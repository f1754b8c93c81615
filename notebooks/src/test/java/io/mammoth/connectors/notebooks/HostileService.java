package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A service whose every word would rather act in a notebook than be read there. */
final class HostileService implements AutoCloseable {
  /** Half of a character is sent by its escape alone. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final int FIRST_ID = 900_001;

  private final List<String> texts;
  private final HttpServer server;
  private final AtomicInteger made = new AtomicInteger();

  HostileService() throws IOException {
    texts =
        JSON.readValue(
            Workbench.root().resolve("kernel/src/test/resources/hostile-texts.json").toFile(),
            new TypeReference<>() {});
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What it says, in the order of what it has. */
  List<String> texts() {
    return texts;
  }

  Map<String, String> variables() {
    return Map.of(
        "MAMMOTHANALYTICS_SERVER_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
        "MAMMOTHANALYTICS_WORKSPACE_ID", "4",
        "MAMMOTHANALYTICS_API_TOKEN", "mm_test",
        "MAMMOTHANALYTICS_WRITES", "on");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String last = path.substring(path.lastIndexOf('/') + 1);
      if (exchange.getRequestMethod().equals("POST")) {
        int number = made.getAndIncrement() % texts.size();
        send(exchange, 201, Map.of("connector", sold(number), "message", texts.get(number)));
      } else if (path.endsWith("/subscription/connectors")) {
        send(exchange, 200, Map.of("connectors", each(this::sold)));
      } else if (path.endsWith("/connector-profiles")) {
        send(exchange, 200, Map.of("connector_profiles", each(this::profile)));
      } else if (path.endsWith("/workspaces/4/connectors")) {
        send(exchange, 200, Map.of("connectors", each(this::usable), "limit", 100, "offset", 0));
      } else {
        one(exchange, new String(Base64.getDecoder().decode(last), UTF_8));
      }
    }
  }

  /** The connector that a key like {@code 7} means; {@code no7} is a failure. */
  private void one(HttpExchange exchange, String key) throws IOException {
    int number = Integer.parseInt(key.replace("no", ""));
    String text = texts.get(number);
    if (key.startsWith("no")) {
      send(
          exchange,
          400,
          Map.of("status_code", 400, "detail", text, "extra", Map.of(name(text), text)));
    } else {
      send(exchange, 200, usable(number));
    }
  }

  /** As the name of a field: half of a character is none in JSON. */
  private static String name(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private interface Of {
    Map<String, Object> number(int number);
  }

  private List<Map<String, Object>> each(Of what) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int number = 0; number < texts.size(); number++) {
      all.add(what.number(number));
    }
    return all;
  }

  private Map<String, Object> usable(int number) {
    String text = texts.get(number);
    Map<String, Object> connector = new LinkedHashMap<>();
    List.of("disp_name", "name_key", "api_type", "vendor").forEach(f -> connector.put(f, text));
    connector.put("spec", Map.of("auth_url", text, "scope", text));
    connector.put(name(text), text);
    return connector;
  }

  private Map<String, Object> sold(int number) {
    String text = texts.get(number);
    Map<String, Object> connector = new LinkedHashMap<>();
    connector.put("id", FIRST_ID + number);
    connector.put("enabled", true);
    connector.put("price_per_month", number);
    List.of("name", "description", "bucket").forEach(field -> connector.put(field, text));
    connector.put("used_in_profiles", List.of(text));
    connector.put(name(text), List.of(text));
    return connector;
  }

  private Map<String, Object> profile(int number) {
    Map<String, Object> profile = sold(number);
    profile.put("connectors", List.of(sold(number)));
    profile.put("connectors_count", 1);
    return profile;
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
