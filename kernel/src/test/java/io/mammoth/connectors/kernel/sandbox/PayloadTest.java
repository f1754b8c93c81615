package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static final Sandbox SANDBOX = Sandbox.start();
  private static final Caller CALLER = new Caller(SANDBOX);
  private static final String ALL = "/subscription/connectors";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static Reply post(BodyPublisher body, String... headers) {
    return CALLER.send(CALLER.request(ALL).headers(headers).POST(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "application/json ; charset=utf8"
      })
  void jsonInUtf8IsTaken(String type) {
    BodyPublisher body = BodyPublishers.ofString("{\"description\": \"ğ\"}");
    Reply reply =
        CALLER.send(CALLER.request(ALL + "/900001").header("Content-Type", type).PUT(body));
    assertEquals("ğ", reply.expect(200).at("/connector/description").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "text/json",
        "application/json; charset=iso-8859-9",
        "multipart/form-data; boundary=application/json"
      })
  void anyOtherMediaTypeIsNot(String type) {
    post(BodyPublishers.ofString("{}"), "Content-Type", type).refused(415);
    CALLER
        .send(CALLER.request(ALL + "/900001").header("Content-Type", type).PUT(noBody()))
        .refused(415);
  }

  private static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  @Test
  void aBodyWithoutMediaTypeOrCompressedIsNotTaken() {
    CALLER.send(CALLER.request(ALL).POST(BodyPublishers.ofString("{}"))).refused(415);
    post(noBody(), "Content-Type", "application/json", "Content-Encoding", "gzip").refused(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|The body must be a JSON object.",
        "[]|The body must be a JSON object.",
        "null|The body must be a JSON object.",
        "\"name\"|The body must be a JSON object.",
        "{|The body is not valid JSON: see line 1, column 2.",
        "{\"name\": \"ok\"} x|The body is not valid JSON: see line 1, column 16.",
        "{\"name\": \"ok\", \"name\": \"no\"}|The body is not valid JSON: see line 1, column 22.",
        "{name: 1}|The body is not valid JSON: see line 1, column 2.",
        "{\"price_per_month\": NaN}|The body is not valid JSON: see line 1, column 24.",
      })
  void malformedJsonIsRefusedWithItsPlace(String body, String detail) {
    Reply reply = CALLER.post(ALL, body);
    assertEquals(detail, reply.refused(400));
    assertTrue(reply.body().get("extra").isNull());
  }

  @Test
  void brokenUtf8AndDeepNestingAreRefused() {
    byte[] latin = "{\"name\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    post(BodyPublishers.ofByteArray(latin), "Content-Type", "application/json").refused(400);
    CALLER.post(ALL, "{\"name\":" + "[".repeat(100_000)).refused(400);
    CALLER.post(ALL, "{\"price_per_month\":" + "9".repeat(5_000) + "}").refused(400);
  }

  @Test
  void aBodyOfOneMebibyteIsReadAndALargerOneIsNot() {
    String json = "{\"name\": \"Large\"}";
    String largest = json + " ".repeat((1 << 20) - json.length());
    CALLER.post(ALL, largest).expect(201);
    String detail = CALLER.post(ALL, largest + " ").refused(413);
    assertEquals("The body is larger than 1 MiB (1048576 bytes).", detail);
  }

  @Test
  void aLargeChunkedBodyIsRefusedToo() {
    byte[] bytes = new byte[10 << 20];
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    post(chunked, "Content-Type", "application/json").refused(413);
    CALLER.get(ALL).expect(200);
  }

  @Test
  void aLargeBodyDoesNotHideAnEarlierRefusal() {
    BodyPublisher large = BodyPublishers.ofByteArray(new byte[5 << 20]);
    CALLER.send(CALLER.bare(ALL).POST(large)).refused(401);
    CALLER.send(CALLER.request(ALL).method("PATCH", large)).refused(405);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /subscription/connectors, 'GET, POST'",
    "PUT, /subscription/connectors, 'GET, POST'",
    "GET, /subscription/connectors/900001, 'DELETE, PUT'",
    "POST, /workspaces/4/connectors, GET",
    "DELETE, /workspaces/4/connectors/postgres, GET",
    "OPTIONS, /workspaces/4/active_connectors, GET",
    "TRACE, /subscription/connector-profiles, 'GET, POST'",
    "GET, /subscription/connector-profiles/1/connectors, POST",
    "POST, /openapi.json, GET",
  })
  void anotherMethodIsToldWhichAreAllowed(String method, String path, String allowed) {
    Reply reply = CALLER.send(CALLER.request(path).method(method, noBody()));
    reply.refused(405);
    assertEquals(allowed, reply.headers().firstValue("Allow").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/subscription",
        "/subscription/connectors/",
        "/subscription/connectors/1/2",
        "/workspaces//connectors",
        "/workspaces/4/connectors/",
        "/Subscription/connectors"
      })
  void anotherPathIsNotFound(String path) {
    CALLER.get(path).refused(404);
    CALLER.send(CALLER.bare(path).GET()).refused(401);
  }

  @Test
  void aHeadRequestIsRefusedWithoutABody() {
    String answer =
        Wire.ask(
            SANDBOX.port(),
            "HEAD /api/v2/subscription/connectors HTTP/1.1",
            "Host: localhost",
            "X-API-KEY: " + SANDBOX.apiKey(),
            "X-API-SECRET: " + SANDBOX.apiSecret());
    assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }
}
