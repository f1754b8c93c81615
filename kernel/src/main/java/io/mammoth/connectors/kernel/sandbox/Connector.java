package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription connector: what is sold. The price is in US dollars a month. */
record Connector(
    long id,
    String name,
    @Nullable String description,
    @Nullable BigDecimal price,
    boolean enabled,
    @Nullable String bucket,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /** The connector as the service tells it, with the names of the profiles that it is in. */
  ObjectNode json(Dialect dialect, List<String> profiles) {
    ObjectNode json = Json.object().put("id", id).put("name", name);
    json.put("description", description).put("price_per_month", price).put("enabled", enabled);
    if (dialect == Dialect.OCTOBER) {
      json.put("bucket", bucket);
    }
    json.put("created_at", Json.text(createdAt)).put("updated_at", Json.text(updatedAt));
    ArrayNode used = json.putArray("used_in_profiles");
    profiles.forEach(used::add);
    return json.put("profile_count", profiles.size());
  }

  /** The same connector on the terms of a profile. */
  Connector on(Terms terms) {
    return new Connector(
        id, name, description, terms.price(), terms.enabled(), bucket, createdAt, updatedAt);
  }
}
