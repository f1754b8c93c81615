package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What every sandbox starts with, read from the file beside this class. */
record Catalogue(
    List<WorkspaceConnector> workspace, List<Connector> connectors, List<Profile> profiles) {

  static Catalogue load(Dialect dialect) {
    JsonNode root = Json.resource("catalogue.json");
    return new Catalogue(
        objects(root, "workspace_connectors")
            .map(json -> WorkspaceConnector.seed(json, dialect))
            .toList(),
        objects(root, "connectors").map(Catalogue::connector).toList(),
        objects(root, "profiles").map(Catalogue::profile).toList());
  }

  /** The price in a catalogue entry; absent or null where there is none. */
  static @Nullable BigDecimal price(JsonNode json) {
    JsonNode price = json.path("price_per_month");
    return price.isNumber() ? price.decimalValue() : null;
  }

  private static Connector connector(JsonNode json) {
    return new Connector(
        json.required("id").longValue(),
        json.required("name").textValue(),
        json.path("description").textValue(),
        price(json),
        json.required("enabled").booleanValue(),
        json.path("bucket").textValue(),
        time(json, "created_at"),
        time(json, "updated_at"));
  }

  private static Profile profile(JsonNode json) {
    return new Profile(
        json.required("id").longValue(),
        json.required("name").textValue(),
        json.path("description").textValue(),
        objects(json, "connectors").map(Terms::seed).toList(),
        time(json, "created_at"),
        time(json, "updated_at"));
  }

  private static Instant time(JsonNode json, String key) {
    return Instant.parse(json.required(key).textValue());
  }

  private static Stream<ObjectNode> objects(JsonNode json, String key) {
    return StreamSupport.stream(json.required(key).spliterator(), false)
        .map(ObjectNode.class::cast);
  }
}
