package io.mammoth.connectors.kernel.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation: its method, its path under the base, and what carries it out. */
record Route(String method, List<String> pattern, Operation operation) {

  /** Carries out a request that has this route's method and path. */
  interface Operation {
    Answer answer(Request request);
  }

  /** A route for a path such as {@code /workspaces/{workspace_id}/connectors}. */
  static Route of(String method, String path, Operation operation) {
    return new Route(method, List.of(path.substring(1).split("/")), operation);
  }

  /** The values of the path's variables, or null if the path is another one. */
  @Nullable Map<String, String> match(List<String> segments) {
    if (segments.size() != pattern.size()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      String segment = segments.get(i);
      if (part.startsWith("{") && !segment.isEmpty()) {
        values.put(part.substring(1, part.length() - 1), segment);
      } else if (!part.equals(segment)) {
        return null;
      }
    }
    return values;
  }
}
