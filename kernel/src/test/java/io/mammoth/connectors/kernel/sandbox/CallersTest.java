package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
  private static final Sandbox SANDBOX = Sandbox.start();
  private static final String OPEN = "GET /openapi.json HTTP/1.1";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static String ask(String... lines) {
    String answer = Wire.ask(SANDBOX.port(), lines);
    assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control"), answer);
    return answer.substring(0, answer.indexOf('\r'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.1:1", "localhost", "LOCALHOST:8080", "[::1]", "[::1]:80"})
  void theMachineItselfIsAnswered(String host) {
    assertEquals("HTTP/1.1 200 OK", ask(OPEN, "Host: " + host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:80",
        "0.0.0.0",
        "127.0.0.2",
        "localhost@evil.example",
        "user@127.0.0.1",
        "",
        "localhost:80:80",
        "::1",
        "127.0.0.1/",
        "127x0x0x1"
      })
  void aForeignHostIsForbidden(String host) {
    assertEquals("HTTP/1.1 403 Forbidden", ask(OPEN, "Host: " + host));
  }

  @Test
  void aHostThatIsMissingOrGivenTwiceIsForbidden() {
    assertEquals("HTTP/1.1 403 Forbidden", ask(OPEN, "X: y"));
    assertEquals("HTTP/1.1 403 Forbidden", ask(OPEN, "Host: localhost", "Host: evil.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://127.0.0.1:PORT",
        "http://127.0.0.1",
        "http://localhost:1",
        "http://localhost:PORT.evil.example",
        "file://",
        "http://evil.example:PORT"
      })
  void aForeignOriginIsForbidden(String origin) {
    String own = origin.replace("PORT", String.valueOf(SANDBOX.port()));
    assertEquals("HTTP/1.1 403 Forbidden", ask(OPEN, "Host: localhost", "Origin: " + own));
  }

  @Test
  void itsOwnOriginIsNot() {
    String own = "Origin: http://localhost:" + SANDBOX.port();
    assertEquals("HTTP/1.1 200 OK", ask(OPEN, "Host: localhost", own));
    assertEquals(
        "HTTP/1.1 403 Forbidden", ask(OPEN, "Host: localhost", own, "Origin: http://evil.example"));
  }

  @Test
  void aPreflightRequestLearnsNothing() {
    String[] lines = {
      "OPTIONS /api/v2/subscription/connectors HTTP/1.1", "Host: localhost",
      "Origin: http://evil.example", "Access-Control-Request-Method: POST"
    };
    assertEquals("HTTP/1.1 403 Forbidden", ask(lines));
  }

  @Test
  void theRefusalIsJsonLikeAnyOther() {
    String answer = Wire.ask(SANDBOX.port(), OPEN, "Host: evil.example");
    assertTrue(answer.endsWith("\"extra\":null}"), answer);
    assertTrue(answer.contains("{\"status_code\":403,\"detail\":\"The sandbox"), answer);
  }
}
