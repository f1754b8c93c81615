package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A connector that the workspace can use, with all its fields, and the projects that use it. */
record WorkspaceConnector(ObjectNode fields, Set<Long> projects) {
  private static final List<String> OCTOBER_SPEC =
      List.of("connection_config", "connection_input_note", "data_source_config");

  /** The entry of the catalogue, with the fields that the dialect knows. */
  static WorkspaceConnector seed(ObjectNode entry, Dialect dialect) {
    Set<Long> projects = new HashSet<>();
    entry.path("projects").forEach(project -> projects.add(project.longValue()));
    ObjectNode fields = Json.object();
    Fields.full(dialect).forEach(name -> fields.set(name, entry.get(name)));
    if (dialect == Dialect.JULY && fields.get("spec") instanceof ObjectNode spec) {
      fields.set("spec", spec.deepCopy().remove(OCTOBER_SPEC));
    }
    return new WorkspaceConnector(fields, Set.copyOf(projects));
  }

  JsonNode field(String name) {
    return fields.path(name);
  }

  /** Its key; empty where a foreign catalogue has none. */
  String key() {
    return Objects.requireNonNullElse(field("name_key").textValue(), "");
  }

  /** The key in the form in which the contract's example has it. */
  String encodedKey() {
    return Base64.getEncoder().encodeToString(key().getBytes(StandardCharsets.UTF_8));
  }

  boolean hasConnections() {
    return field("connection_count").intValue() > 0;
  }
}
