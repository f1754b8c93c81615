package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;

/** The way in and out for every request: who may ask, what is answered, and how it is written. */
final class Gate implements HttpHandler {
  /** How much of an unwanted body is read, so that its sender gets to see the answer. */
  private static final long MOST_SKIPPED = 16L << 20;

  private final Keys keys;
  private final Service service;

  Gate(Keys keys, Service service) {
    this.keys = keys;
    this.service = service;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      skip(exchange.getRequestBody());
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      Callers.check(exchange);
      Answer open = service.open(exchange);
      if (open != null) {
        return open;
      }
      keys.check(exchange.getRequestHeaders());
      return service.answer(exchange);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (RuntimeException e) {
      String what = "The sandbox failed: " + e.getClass().getSimpleName() + ".";
      return Answer.error(500, what, NullNode.instance);
    }
  }

  private static void skip(InputStream body) throws IOException {
    byte[] chunk = new byte[8192];
    long skipped = 0;
    while (skipped < MOST_SKIPPED) {
      int read = body.read(chunk);
      if (read < 0) {
        return;
      }
      skipped += read;
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = Json.write(answer.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
