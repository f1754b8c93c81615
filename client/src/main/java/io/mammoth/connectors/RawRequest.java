package io.mammoth.connectors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    query.forEach(
        (name, value) -> values(name, value).forEach(v -> url.addQueryParameter(name, v)));
    return url.build();
  }

  /** None of null, one of a value, each of a list. */
  private static List<String> values(String name, @Nullable Object value) {
    if (value instanceof Iterable<?> several) {
      List<String> values = new ArrayList<>();
      several.forEach(each -> values.addAll(values(name, each)));
      return values;
    }
    if (value instanceof Map || (value != null && value.getClass().isArray())) {
      throw new ConfigurationException(
          "The parameter \""
              + Excerpt.of(name)
              + "\" must be a string, a number, a boolean, or a list of these. Nothing was sent.");
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static List<String> segments(String path) {
    if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
      throw new ConfigurationException(
          "The path must begin with / and hold no query: parameters go into the map. Nothing was"
              + " sent.");
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    // The last one may be empty: a path may end in a slash.
    boolean gap = segments.subList(0, segments.size() - 1).contains("");
    if (gap || segments.contains(".") || segments.contains("..")) {
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
