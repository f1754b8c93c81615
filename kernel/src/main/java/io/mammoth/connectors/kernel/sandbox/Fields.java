package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The fields of a workspace connector that an answer shows. */
final class Fields {
  private static final List<String> MIN = List.of("disp_name", "name_key", "api_type");

  private Fields() {}

  /** The fields that {@code fields} asks for, in the order of the full representation. */
  static List<String> of(Query query, Dialect dialect) {
    String asked = query.text("fields");
    if (asked == null || asked.equals("__standard")) {
      return standard(dialect);
    }
    if (asked.equals("__min")) {
      return MIN;
    }
    if (asked.equals("__full")) {
      return full(dialect);
    }
    List<String> names = List.of(asked.split(", *", -1));
    if (!full(dialect).containsAll(names)) {
      String known = String.join(", ", full(dialect));
      query.violate("fields", "must be __min, __standard, __full, or some of " + known);
    }
    return full(dialect).stream().filter(names::contains).toList();
  }

  static List<String> standard(Dialect dialect) {
    List<String> names = new ArrayList<>(MIN);
    names.addAll(List.of("is_premium", "is_added"));
    if (dialect == Dialect.OCTOBER) {
      names.add("is_available");
    }
    names.add("spec");
    return List.copyOf(names);
  }

  static List<String> full(Dialect dialect) {
    List<String> names = new ArrayList<>(standard(dialect));
    names.addAll(List.of("version_key", "supported_version", "vendor", "connection_count"));
    return List.copyOf(names);
  }

  static ObjectNode project(WorkspaceConnector connector, List<String> names) {
    ObjectNode json = Json.object();
    names.forEach(name -> json.set(name, connector.field(name)));
    return json;
  }
}
