package io.mammoth.connectors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks and addresses of a request that this client does not model. */
final class RawRequest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private RawRequest() {}

  static String method(String method, @Nullable Object body) {
    if (!METHODS.contains(method)) {
      throw new ConfigurationException(
          "The method must be one of " + String.join(", ", METHODS) + ". Nothing was sent.");
    }
    if (method.equals("GET") && body != null) {
      throw new ConfigurationException("A GET has no body. Nothing was sent.");
    }
    return method;
  }

  /** The server's address, then the path, which cannot leave it. */
  static HttpUrl url(HttpUrl server, String path, Map<String, ?> query) {
    HttpUrl.Builder url = server.newBuilder();
    for (String segment : segments(path)) {
      url.addPathSegment(segment);
    }
    query.forEach((name, value) -> url.addQueryParameter(name, String.valueOf(value)));
    return url.build();
  }

  private static List<String> segments(String path) {
    if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
      throw new ConfigurationException(
          "The path must begin with / and hold no query: parameters go into the map. Nothing was"
              + " sent.");
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    if (segments.stream().anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."))) {
      throw new ConfigurationException(
          "The path holds an empty segment, . or .., which would lead to another address. Nothing"
              + " was sent.");
    }
    return segments;
  }

  /**
   * Percent-encoded so that it is one path segment, whatever it holds; {@code =} stays, as it may.
   */
  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%3D", "=");
  }
}
