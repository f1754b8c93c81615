package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The operations on subscription connectors. */
final class ConnectorCalls {
  private final Dialect dialect;
  private final Subscription subscription;

  ConnectorCalls(Dialect dialect, Subscription subscription) {
    this.dialect = dialect;
    this.subscription = subscription;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/subscription/connectors", this::fetch),
        Route.of("POST", "/subscription/connectors", this::create),
        Route.of("PUT", "/subscription/connectors/{connector_id}", this::update),
        Route.of("DELETE", "/subscription/connectors/{connector_id}", this::delete));
  }

  private Answer fetch(Request request) {
    ObjectNode json = Json.object();
    json.set("connectors", subscription.connectors());
    return Answer.ok(json);
  }

  private Answer create(Request request) {
    ObjectNode made = subscription.create(ConnectorEdit.create(request.body(), dialect));
    return Answer.created(saved(made, "Connector created."));
  }

  private Answer update(Request request) {
    long id = request.id("connector_id");
    ObjectNode made = subscription.update(id, ConnectorEdit.update(request.body(), dialect));
    return Answer.ok(saved(made, "Connector updated."));
  }

  private Answer delete(Request request) {
    subscription.delete(request.id("connector_id"));
    return Answer.message("Connector deleted.");
  }

  private static ObjectNode saved(ObjectNode connector, String message) {
    return Json.object().<ObjectNode>set("connector", connector).put("message", message);
  }
}
