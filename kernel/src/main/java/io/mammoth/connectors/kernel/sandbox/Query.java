package io.mammoth.connectors.kernel.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, typed and checked; what is wrong is remembered until {@link #refuse}.
 * Parameters that nobody asks for are ignored, as the service does.
 */
final class Query {
  private final Map<String, List<String>> raw;
  private final Violations violations = new Violations("query");

  private Query(Map<String, List<String>> raw) {
    this.raw = raw;
  }

  static Query of(@Nullable String query) {
    Map<String, List<String>> raw = new LinkedHashMap<>();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      raw.computeIfAbsent(name, n -> new ArrayList<>()).add(pair);
    }
    raw.remove("");
    return new Query(raw);
  }

  void refuse() {
    violations.refuse();
  }

  void violate(String name, String rule) {
    violations.add(name, rule);
  }

  /** The value, decoded; null if the parameter is absent. */
  @Nullable String text(String name) {
    List<String> pairs = raw.get(name);
    if (pairs == null) {
      return null;
    }
    if (pairs.size() > 1) {
      violate(name, "must be given once");
    }
    String pair = pairs.get(0);
    return pair.contains("=") ? decode(pair.substring(pair.indexOf('=') + 1)) : "";
  }

  /** A number from 0 to the most, or to no end where that is the largest long. */
  long count(String name, long absent, long most) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    if (!Numbers.isInteger(text) || Numbers.id(text) < 0 || Numbers.id(text) > most) {
      String bound = most == Long.MAX_VALUE ? "of at least 0" : "from 0 to " + most;
      violate(name, "must be an integer " + bound);
      return absent;
    }
    return Numbers.id(text);
  }

  /** A number that names something; null if it is absent or null. */
  @Nullable Long id(String name) {
    String text = nullable(name);
    if (text == null || Numbers.isInteger(text)) {
      return text == null ? null : Numbers.id(text);
    }
    violate(name, "must be an integer");
    return null;
  }

  /** A flag; null if it is absent. */
  @Nullable Boolean flag(String name) {
    return flag(name, text(name));
  }

  /** A flag that may be sent as null; null if it is that or absent. */
  @Nullable Boolean nullableFlag(String name) {
    return flag(name, nullable(name));
  }

  /** In any letter case, as clients in some languages write True. */
  private @Nullable Boolean flag(String name, @Nullable String text) {
    if (text == null || text.equalsIgnoreCase("true")) {
      return text == null ? null : Boolean.TRUE;
    }
    if (!text.equalsIgnoreCase("false")) {
      violate(name, "must be true or false");
    }
    return Boolean.FALSE;
  }

  /** What a page's successor has to repeat: all parameters but the given ones, still encoded. */
  String without(List<String> names) {
    StringBuilder others = new StringBuilder();
    raw.forEach(
        (name, pairs) -> {
          if (!names.contains(name)) {
            pairs.forEach(pair -> others.append('&').append(pair));
          }
        });
    return others.toString();
  }

  private @Nullable String nullable(String name) {
    String text = text(name);
    return text == null || text.isEmpty() || text.equals("null") ? null : text;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
