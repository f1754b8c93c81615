package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are cut short, are not JSON, or never come. */
class BrokenAnswersTest extends ServedTest {
  private static final String BODY =
      "{'status_code':400,'detail':'name is taken','extra':{'field':'name','at':[1,2.50]}}";

  /** Ends the response without losing what was sent of it, as closing a connection may. */
  SocketEffect cut() {
    return new SocketEffect.CloseSocket();
  }

  private Connectors untried() {
    return connectors().withRetry(Retry.none());
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, <html>Sign in</html>",
    "200, text/plain, Sign in",
    "200, '', <!doctype html>Sign in",
    "502, text/html, <h1>Sign in</h1>",
  })
  void htmlInsteadOfJsonIsShownInPart(int status, String mediaType, String body) {
    MockResponse.Builder html = new MockResponse.Builder().code(status).body(body);
    server.enqueue(
        mediaType.isEmpty() ? html.build() : html.setHeader("Content-Type", mediaType).build());
    Connectors connectors = untried();
    MammothException failure = assertThrows(MammothException.class, connectors::fetch);
    assertEquals(status == 200, failure instanceof UnreadableResponseException);
    assertContains("was answered " + status, message(failure));
    assertContains(mediaType.isEmpty() ? "no media type" : mediaType, message(failure));
    assertContains("Sign in", message(failure));
  }

  @Test
  void anExcerptIsShortAndOnOneLine() {
    String page = "<html>\n\u001b[31m\u202e" + "x".repeat(5000);
    server.enqueue(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body(page).build());
    Connectors connectors = connectors();
    String message = message(assertThrows(UnreadableResponseException.class, connectors::fetch));
    assertContains("<html> \\u001b[31m\\u202exxx", message);
    assertTrue(message.length() < 450, message);
    assertFalse(message.contains("\n"));
  }

  @Test
  void anEmptyAnswerIsUnreadable() {
    answer("");
    Connectors connectors = connectors();
    var failure = assertThrows(UnreadableResponseException.class, connectors::fetch);
    assertContains("with an empty body", message(failure));
    assertArrayEquals(new byte[0], failure.body());
  }

  @Test
  void aBodyCutShortIsNoHalfAnswer() {
    server.enqueue(
        response(200, "{'connectors':[")
            .setHeader("Content-Length", "100")
            // Not closed: what the server has not read by then makes the system reset the
            // connection, and the client may lose what it had not read either.
            .onResponseEnd(new SocketEffect.CloseSocket(false, false, true))
            .build());
    Connectors connectors = untried();
    var failure = assertThrows(TransportException.class, connectors::fetch);
    assertSame(TransportException.Phase.READ, failure.phase());
    assertFalse(failure.mayHaveTakenEffect());
    assertEquals(1, failure.attempts());
  }

  @Test
  void jsonCutShortIsUnreadable() {
    answer("{'connectors':[");
    Connectors connectors = connectors();
    var failure = assertThrows(UnreadableResponseException.class, connectors::fetch);
    assertContains("it ends in the middle", message(failure));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500})
  void anErrorWhoseBodyIsCutShortKeepsItsStatus(int status) {
    server.enqueue(
        response(status, BODY).setHeader("Content-Length", "1000").onResponseEnd(cut()).build());
    Connectors connectors = untried();
    ApiException failure = assertThrows(ApiException.class, () -> connectors.create("Odoo"));
    assertEquals(status, failure.status());
    assertEquals("name is taken", failure.detail());
  }

  @Test
  void withoutAServerTheRequestNeverLeft() {
    server.close();
    Connectors connectors = untried();
    var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
    assertSame(TransportException.Phase.CONNECT, failure.phase());
    assertFalse(failure.mayHaveTakenEffect());
    assertEquals(0, failure.attempts());
    assertContains("refused", message(failure));
    assertContains("Nothing was sent.", message(failure));
  }

  @Test
  void anUnknownHostIsSaid() {
    Connectors connectors =
        client(b -> b.serverUrl("https://nowhere.invalid/api/v2").retry(Retry.none())).connectors();
    var failure = assertThrows(TransportException.class, connectors::fetch);
    assertSame(TransportException.Phase.CONNECT, failure.phase());
    assertContains("the host is unknown", message(failure));
  }

  @Test
  void aWriteThatGotNoAnswerSaysToLook() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    Connectors connectors = connectors();
    var failure = assertThrows(TransportException.class, () -> connectors.delete(7));
    assertSame(TransportException.Phase.WAIT, failure.phase());
    assertTrue(failure.mayHaveTakenEffect());
    assertContains("1 request was sent; it may have taken effect", message(failure));
    assertEquals(request().getHeaders().get("X-Request-Id"), failure.requestId());
  }
}
