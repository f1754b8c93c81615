package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to paths that the client does not model, with the same account, retries and limits. */
final class RawSendTest extends ServedTest {

  @Test
  void aRequestOfAnyKindIsSent() {
    answer(201, "{'id':3}");
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("a b", "ü&=+");
    query.put("n", 1);
    Object body = Map.of("list", Arrays.asList(1, "x", true, null, new BigDecimal("1E+3")));
    Answer answer = client(any -> {}).send("POST", "/subscription/connector-profiles", query, body);
    assertEquals(201, answer.status());
    assertEquals(json("{'id':3}"), new String(answer.body(), StandardCharsets.UTF_8));
    assertNull(answer.header("x-nothing"));
    var sent = request();
    assertEquals("ü&=+", sent.getUrl().queryParameter("a b"));
    assertEquals("1", sent.getUrl().queryParameter("n"));
    assertEquals(json("{'list':[1,'x',true,null,1000]}"), body(sent));
    assertEquals(SECRET, sent.getHeaders().get("X-API-SECRET"));
    assertEquals("4", sent.getHeaders().get("X-WORKSPACE-ID"));
  }

  @Test
  void aListIsOneParameterForEachOfItsValuesAndNullIsNone() {
    answer("{}");
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("id", Arrays.asList(1, null, 2));
    query.put("none", null);
    query.put("empty", "");
    client(any -> {}).send("GET", "/x", query, null);
    assertSent("GET /x?id=1&id=2&empty=");
  }

  @Test
  void aParameterThatIsNoTextIsRefused() {
    MammothClient client = client(any -> {});
    for (Object wrong : List.of(Map.of("a", 1), new int[] {1}, List.of(Map.of()))) {
      Map<String, Object> query = Map.of("odd", wrong);
      var refused =
          assertThrows(ConfigurationException.class, () -> client.send("GET", "/x", query, null));
      assertContains("The parameter \"odd\" must be", message(refused));
    }
    assertEquals(0, server.getRequestCount());
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a, /a",
    "/a/, /a/",
    "/a b/c+d, /a%20b/c+d",
    "/a%2fb, /a%252fb",
    "/%2e%2e, /%252e%252e",
    "/\\..\\x, /%5C..%5Cx",
    "/é, /%C3%A9",
    "/@evil.example, /@evil.example",
    "/a:80@evil.example, /a:80@evil.example",
  })
  void aPathStaysBelowTheServer(String path, String sent) {
    answer("{}");
    client(any -> {}).send("GET", path, Map.of(), null);
    assertSent("GET " + sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "//evil.example/x",
        "//",
        "/a//b",
        "/a//",
        "/..",
        "/../x",
        "/a/./b",
        "/a?b=c",
        "/a#b",
        "https://evil.example/",
        "@evil.example",
        ".evil.example"
      })
  void aPathThatLeadsElsewhereIsRefused(String path) {
    MammothClient client = client(any -> {});
    assertThrows(ConfigurationException.class, () -> client.send("GET", path, Map.of(), null));
    assertEquals(0, server.getRequestCount());
  }

  @ParameterizedTest
  @CsvSource({"get, ''", "TRACE, ''", "'', ''", "GET, body", "CONNECT, ''", "'GET /x', ''"})
  void aMethodThatIsNoneIsRefused(String method, String body) {
    MammothClient client = client(any -> {});
    assertThrows(
        ConfigurationException.class,
        () -> client.send(method, "/x", Map.of(), body.isEmpty() ? null : body));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    MammothClient client = client(any -> {});
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    List<Object> bodies =
        List.of(
            new Object(),
            endless,
            Map.of("x", new BigDecimal("1e99999")),
            Double.NaN,
            Collections.singletonMap(null, 1));
    for (Object body : bodies) {
      var refused =
          assertThrows(
              ConfigurationException.class, () -> client.send("POST", "/x", Map.of(), body));
      assertContains("cannot be written as JSON", message(refused));
    }
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void writesAreRefusedWhenSwitchedOff() {
    MammothClient client = client(b -> b.writes(false));
    assertThrows(
        ConfigurationException.class, () -> client.send("PATCH", "/x", Map.of(), Map.of()));
    answer("{}");
    assertEquals(200, client.send("GET", "/x", Map.of(), null).status());
  }

  @Test
  void anyBodyIsHandedOut() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "image/png")
            .body("\u0089PNG")
            .build());
    Answer answer = client(any -> {}).send("GET", "/logo", Map.of(), null);
    answer.body()[0] = 0;
    assertEquals("\u0089PNG", new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals("image/png", answer.header("content-type"));
  }

  @Test
  void readsAreTriedAgainAndErrorsAreTyped() {
    answer(503, "");
    answer(404, "{'detail':'none'}");
    MammothClient client = client(b -> b.timing(new PromptTiming()));
    var failure =
        assertThrows(NotFoundException.class, () -> client.send("GET", "/x", Map.of(), null));
    assertEquals(2, failure.attempts());
    assertEquals("none", failure.detail());
  }
}
