package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The project's OpenAPI description, as the judge of what a sandbox answers. */
final class Description {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final Map<Dialect, Description> KNOWN = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private Description(JsonNode document) {
    this.document = document;
  }

  static Description of(Dialect dialect) {
    return KNOWN.computeIfAbsent(
        dialect, d -> new Description(Json.resource("openapi-" + d.label() + ".json")));
  }

  JsonNode document() {
    return document;
  }

  /** Fails if an answer to an operation is not among those described. */
  void check(String method, String path, Reply reply) {
    if (path.equals("/openapi.json") && reply.status() == 200) {
      assertEquals(document, reply.body());
      return;
    }
    JsonNode operation = operation(path).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode() || !reply.headers().map().containsKey("content-type")) {
      assertEquals(List.of(), flaws("#/components/schemas/Error", reply.body()));
      return;
    }
    JsonNode answer = resolved(operation.path("responses").path(String.valueOf(reply.status())));
    JsonNode schema = answer.at("/content/application~1json/schema");
    assertNotNull(schema.get(schema.has("type") ? "type" : "$ref"), method + " " + path + reply);
    List<String> flaws =
        schema.has("$ref")
            ? flaws(schema.get("$ref").textValue(), reply.body())
            : flaws(schema, reply.body());
    assertEquals(List.of(), flaws, () -> method + " " + path + ": " + reply.body());
  }

  /**
   * What the description has against a request: another body, or a parameter that it does not name.
   */
  List<String> flawsOfRequest(String method, String path, Set<String> query, JsonNode body) {
    JsonNode operation = operation(path).path(method.toLowerCase(Locale.ROOT));
    List<String> flaws = new ArrayList<>();
    if (operation.isMissingNode()) {
      flaws.add(method + " " + path + " is not described");
    }
    Set<String> named = new HashSet<>();
    operation.path("parameters").forEach(p -> named.add(resolved(p).path("name").textValue()));
    query.stream().filter(name -> !named.contains(name)).forEach(flaws::add);
    JsonNode schema =
        resolved(operation.path("requestBody")).at("/content/application~1json/schema");
    if (!schema.isMissingNode()) {
      flaws.addAll(
          schema.has("$ref") ? flaws(schema.get("$ref").textValue(), body) : flaws(schema, body));
    } else if (!body.isNull()) {
      flaws.add(method + " " + path + " has a body");
    }
    return flaws;
  }

  /** What a schema has against a value. */
  List<String> flaws(String reference, JsonNode value) {
    return validate(
        compiled.computeIfAbsent(reference, r -> compile(Json.object().put("$ref", r))), value);
  }

  private List<String> flaws(JsonNode schema, JsonNode value) {
    return validate(compile(schema.deepCopy()), value);
  }

  private JsonSchema compile(ObjectNode schema) {
    schema.set("components", document.get("components"));
    return SCHEMAS.getSchema(schema);
  }

  private static List<String> validate(JsonSchema schema, JsonNode value) {
    Set<?> messages = schema.validate(value);
    return messages.stream().map(String::valueOf).toList();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private JsonNode operation(String path) {
    for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
      if (path.matches(each.getKey().replaceAll("\\{[a-z_]+\\}", "[^/]+"))) {
        return each.getValue();
      }
    }
    return Json.object();
  }
}
