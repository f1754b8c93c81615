package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.Objects;

/** A request on its way through an operation: path variables, query and body, read on demand. */
final class Request {
  private final HttpExchange exchange;
  private final Map<String, String> values;

  Request(HttpExchange exchange, Map<String, String> values) {
    this.exchange = exchange;
    this.values = values;
  }

  /** The path with the query, as they were asked for. */
  String address() {
    return exchange.getRequestURI().toString();
  }

  /** The path as it was asked for, still encoded. */
  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /** A path variable, decoded. */
  String text(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** A path variable that is a whole number; one beyond all ids is simply unknown. */
  long id(String name) {
    String text = text(name);
    if (!Numbers.isInteger(text)) {
      throw Violations.of("path", name, "must be an integer");
    }
    return Numbers.id(text);
  }

  /** Refuses every workspace but the sandbox's own. */
  void checkWorkspace(int own) {
    long workspace = id("workspace_id");
    if (workspace < 1) {
      throw Violations.of("path", "workspace_id", "must be an integer of at least 1");
    }
    if (workspace != own) {
      throw Refusal.notFound("Workspace " + text("workspace_id"));
    }
  }

  Query query() {
    return Query.of(exchange.getRequestURI().getRawQuery());
  }

  Body body() {
    return Payload.read(exchange);
  }
}
