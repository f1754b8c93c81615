package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.Retry;
import io.mammoth.connectors.TransportException;
import io.mammoth.connectors.kernel.display.Card;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** The short card under a cell that a failed call ended. */
final class FailureCardTest {

  private static String text(String message) {
    Card card = LastFailure.LISTENER.card(message);
    assertNotNull(card, message);
    return card.toString();
  }

  @Test
  void itSaysWhatWasAskedWhatTheServiceSaidAndWhatToDo() {
    Notebook.sandbox();
    var failure =
        assertThrows(NotFoundException.class, () -> Notebook.connectors.get("no_such_key"));
    String card = text(String.valueOf(failure.getMessage()));
    assertTrue(card.startsWith("Not found (404)"), card);
    assertTrue(card.contains("GET /api/v2/workspaces/4/connectors/"), card);
    assertTrue(card.contains("does not exist"), card);
    assertTrue(card.contains("connectors.listAll() shows the name keys"), card);
    assertTrue(card.contains(failure.requestId()), card);
    assertTrue(card.endsWith("%mammoth error shows all there is to know."), card);
  }

  @Test
  void everyFactOfItStandsInTheMessageToo() {
    Notebook.sandbox();
    var failure =
        assertThrows(NotFoundException.class, () -> Notebook.connectors.get("no_such_key"));
    Card card = LastFailure.LISTENER.card(failure.getMessage());
    assertNotNull(card);
    for (Card.Fact fact : card.facts()) {
      assertTrue(
          String.valueOf(failure.getMessage()).contains(String.valueOf(fact.value())),
          fact::toString);
    }
    assertTrue(String.valueOf(failure.getMessage()).contains("404"));
  }

  @Test
  void aCallThatGotNoAnswerSaysWhetherItMayHaveTakenEffect() {
    try (MammothClient client =
        MammothClient.builder()
            .serverUrl("http://127.0.0.1:1")
            .credentials(Credentials.bearer("mm_x"))
            .retry(Retry.none())
            .listener(LastFailure.LISTENER)
            .build()) {
      var failure =
          assertThrows(TransportException.class, () -> client.connectors().create("Lost"));
      String card = text(String.valueOf(failure.getMessage()));
      assertTrue(card.startsWith("Transport\n"), card);
      assertTrue(card.matches("(?s).*may have taken effect +no\n.*"), card);
    }
  }

  @Test
  void anErrorOfAGatewaySaysThatTheWriteMayHaveTakenEffect() throws IOException {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(504, -1);
          exchange.close();
        });
    gateway.start();
    try (MammothClient client =
        MammothClient.builder()
            .serverUrl("http://127.0.0.1:" + gateway.getAddress().getPort())
            .credentials(Credentials.bearer("mm_x"))
            .listener(LastFailure.LISTENER)
            .build()) {
      var failure = assertThrows(ApiException.class, () -> client.connectors().create("Odoo"));
      String card = text(String.valueOf(failure.getMessage()));
      assertTrue(card.matches("(?s).*what to do +it may have taken effect: look before.*"), card);
      String all = LastFailure.LISTENER.card().toString();
      assertTrue(all.matches("(?s).*may have taken effect +true\n.*"), all);
    } finally {
      gateway.stop(0);
    }
  }

  @Test
  void anybodyElsesExceptionHasNone() {
    assertNull(LastFailure.LISTENER.card("/ by zero"));
    assertNull(LastFailure.LISTENER.card(null));
  }

  @Test
  void underTheCellOnlyTheUsersOwnLinesStand() {
    Notebook.sandbox();
    var failure =
        assertThrows(NotFoundException.class, () -> Notebook.connectors.get("no_such_key"));
    assertEquals(
        0,
        java.util.Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.mammoth.connectors."))
            .count());
  }
}
