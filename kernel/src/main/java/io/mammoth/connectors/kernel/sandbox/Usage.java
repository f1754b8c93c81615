package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which connectors are in which profiles at one moment. */
final class Usage {
  private final Map<Long, Connector> connectors;
  private final Map<Long, List<String>> profilesOf = new HashMap<>();

  Usage(Map<Long, Connector> connectors, Collection<Profile> profiles) {
    this.connectors = connectors;
    for (Profile profile : profiles) {
      for (Terms terms : profile.terms()) {
        profilesOf.computeIfAbsent(terms.connector(), id -> new ArrayList<>()).add(profile.name());
      }
    }
  }

  /** The names of the profiles that a connector is in, by their ids. */
  List<String> of(long connector) {
    return profilesOf.getOrDefault(connector, List.of());
  }

  /** A profile as the service tells it. The sandbox has no plans, so none uses it. */
  ObjectNode json(Profile profile, Dialect dialect) {
    ObjectNode json = Json.object().put("id", profile.id()).put("name", profile.name());
    json.put("description", profile.description());
    json.put("created_at", Json.text(profile.createdAt()));
    json.put("updated_at", Json.text(profile.updatedAt()));
    ArrayNode held = json.putArray("connectors");
    for (Terms terms : profile.terms()) {
      Connector connector = Objects.requireNonNull(connectors.get(terms.connector()));
      held.add(connector.on(terms).json(dialect, of(connector.id())));
    }
    json.put("connectors_count", held.size());
    json.putArray("used_in_plans");
    return json.put("plan_count", 0);
  }
}
