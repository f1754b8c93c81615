package io.mammoth.connectors.kernel.tables;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.WorkspaceConnector;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as the client hands them out, with what a test is about. */
final class Records {
  private static final Map<String, @Nullable Object> NOTHING = Map.of();

  private Records() {}

  static Connector connector(long id) {
    return connector(id, NOTHING);
  }

  static Connector connector(long id, Map<String, @Nullable Object> other) {
    return connector(id, null, null, other);
  }

  static Connector priced(@Nullable String price) {
    return connector(1, price, null, NOTHING);
  }

  static Connector made(Instant createdAt) {
    return connector(1, null, createdAt, NOTHING);
  }

  private static Connector connector(
      long id,
      @Nullable String price,
      @Nullable Instant createdAt,
      Map<String, @Nullable Object> other) {
    return new Connector(
        id,
        "Name " + id,
        null,
        price == null ? null : new BigDecimal(price),
        true,
        createdAt,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        other);
  }

  static WorkspaceConnector nothing() {
    return workspace(null, null, NOTHING);
  }

  static WorkspaceConnector workspace(Map<String, @Nullable Object> other) {
    return workspace(null, null, other);
  }

  static WorkspaceConnector full(Map<String, @Nullable Object> spec) {
    Map<String, @Nullable Object> config = Map.of("type", "object", "required", List.of("host"));
    return workspace(
        new WorkspaceConnector.Spec("https://a", "read", config, "note", null, spec), 3, NOTHING);
  }

  private static WorkspaceConnector workspace(
      WorkspaceConnector.@Nullable Spec spec,
      @Nullable Integer connections,
      Map<String, @Nullable Object> other) {
    return new WorkspaceConnector(
        null, "key", null, null, null, null, spec, null, null, null, connections, other);
  }

  /** A map that may hold null, which Map.of may not. */
  static Map<String, @Nullable Object> field(String name, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(name, value);
    return map;
  }
}
