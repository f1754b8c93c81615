package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connector that the workspace can use, with all its fields, and the projects that use it. */
final class WorkspaceConnector {
  /** As many choices of fields as anybody asks for again and again. */
  private static final int MOST_SHOWN = 8;

  private static final List<String> OCTOBER_SPEC =
      List.of("connection_config", "connection_input_note", "data_source_config");

  private final ObjectNode fields;
  private final Set<Long> projects;
  private final Map<List<String>, JsonNode> shown = new ConcurrentHashMap<>();

  private WorkspaceConnector(ObjectNode fields, Set<Long> projects) {
    this.fields = fields;
    this.projects = projects;
  }

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

  Set<Long> projects() {
    return projects;
  }

  /** Some of its fields, which never change and so are written once. */
  JsonNode show(List<String> names) {
    JsonNode known = shown.get(names);
    if (known != null) {
      return known;
    }
    ObjectNode some = Json.object();
    names.forEach(name -> some.set(name, field(name)));
    JsonNode written = Json.written(some);
    if (shown.size() < MOST_SHOWN) {
      shown.put(names, written);
    }
    return written;
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
