package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the operation that a request is for. */
final class Routes {
  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  Answer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath().substring(Service.BASE.length() + 1);
    // Split first, then decode, so that an encoded slash stays inside its segment.
    List<String> segments = Arrays.stream(path.split("/", -1)).map(Routes::decode).toList();
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Map<String, String> values = route.match(segments);
      if (values != null && route.method().equals(exchange.getRequestMethod())) {
        return route.operation().answer(new Request(exchange, values));
      }
      if (values != null) {
        allowed.add(route.method());
      }
    }
    if (allowed.isEmpty()) {
      throw Refusal.notFound("This path");
    }
    String methods = String.join(", ", allowed);
    throw new Refusal(405, "This path takes " + methods + " only.", Map.of("Allow", methods));
  }

  /** Percent-decodes a segment, in which, other than in a query, a plus is a plus. */
  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
