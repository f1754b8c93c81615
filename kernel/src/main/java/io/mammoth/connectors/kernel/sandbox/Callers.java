package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps web pages out: a page may be made to resolve its own name to this machine (then the Host is
 * foreign), or simply send requests here (then the Origin is).
 */
final class Callers {
  private static final String LOOPBACK = "(?:127\\.0\\.0\\.1|localhost|\\[::1\\])";
  private static final Pattern HOST =
      Pattern.compile(LOOPBACK + "(?::[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ORIGIN =
      Pattern.compile("http://" + LOOPBACK + ":([0-9]{1,5})", Pattern.CASE_INSENSITIVE);

  private Callers() {}

  static void check(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().get("Host");
    if (hosts == null || hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
      throw new Refusal(403, "The sandbox answers to 127.0.0.1, localhost and [::1] only.");
    }
    List<String> origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
    String port = String.valueOf(exchange.getLocalAddress().getPort());
    if (!origins.stream().allMatch(origin -> own(origin, port))) {
      throw new Refusal(403, "The sandbox answers to no web page but its own.");
    }
  }

  private static boolean own(String origin, String port) {
    Matcher matcher = ORIGIN.matcher(origin);
    return matcher.matches() && matcher.group(1).equals(port);
  }
}
