package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is behind the gate: the operations, and the description that anybody may read. */
final class Service {
  static final String BASE = "/api/v2";
  private static final List<String> DESCRIPTIONS = List.of("/openapi.json", BASE + "/openapi.json");

  private final Dialect dialect;
  private final Routes routes;

  private Service(Dialect dialect, Routes routes) {
    this.dialect = dialect;
    this.routes = routes;
  }

  /** One that begins with a catalogue. */
  static Service of(Catalogue catalogue, Dialect dialect, Clock clock) {
    Subscription subscription = new Subscription(dialect, clock, catalogue);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ConnectorCalls(dialect, subscription).routes());
    routes.addAll(new ProfileCalls(dialect, subscription).routes());
    routes.addAll(new WorkspaceCalls(dialect, catalogue).routes());
    return new Service(dialect, new Routes(routes));
  }

  /** The answer to what needs no credential, or null if the request does. */
  @Nullable Answer open(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    if (DESCRIPTIONS.contains(path)) {
      if (!exchange.getRequestMethod().equals("GET")) {
        throw new Refusal(405, "The description can only be read.", Map.of("Allow", "GET"));
      }
      return Answer.ok(Json.resource("openapi-" + dialect.label() + ".json"));
    }
    if (!path.startsWith(BASE + "/")) {
      throw new Refusal(404, "There is nothing here: the service is under " + BASE + ".");
    }
    return null;
  }

  /** Carries out one operation; whatever cannot be is a refusal. */
  Answer answer(HttpExchange exchange) {
    return routes.answer(exchange);
  }
}
