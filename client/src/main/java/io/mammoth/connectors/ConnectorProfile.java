package io.mammoth.connectors;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connector profile: connectors that are sold together, each at a price of the profile's own.
 * Contract: {@code ConnectorProfileSchema}; id and name are always there.
 *
 * @param id its number, above 0
 * @param name its name
 * @param description what it says about itself; null when there is none
 * @param connectors what it holds, each with its price and whether it is enabled <em>in this
 *     profile</em>; empty when it holds none or the service left them out
 * @param whole whether {@code connectors} are all that it holds: false when the service left them
 *     out, or counts others than it sent
 * @param connectorsCount how many the service counts; null when it left that out
 * @param createdAt when it was made; null when unknown or not readable as a time
 * @param updatedAt when it was last changed; null when unknown or not readable as a time
 * @param createdAtText the time as the service wrote it; null when it did not
 * @param updatedAtText the time as the service wrote it; null when it did not
 * @param usedInPlans names of the plans that use it; empty when none does or the service left it
 *     out
 * @param planCount how many those are; null when the service left it out
 * @param other every field that this client does not know, as plain Java
 */
public record ConnectorProfile(
    long id,
    String name,
    @Nullable String description,
    ConnectorList connectors,
    boolean whole,
    @Nullable Integer connectorsCount,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String createdAtText,
    @Nullable String updatedAtText,
    List<String> usedInPlans,
    @Nullable Integer planCount,
    Map<String, @Nullable Object> other) {

  /** Copies the collections. */
  public ConnectorProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(connectors, "connectors");
    usedInPlans = List.copyOf(usedInPlans);
    other = Unmodifiable.copy(other);
  }

  static @Nullable ConnectorProfile read(JsonReader in) throws IOException {
    if (!in.enter()) {
      return null;
    }
    Long id = null;
    String name = null;
    String description = null;
    List<Connector> connectors = null;
    Integer connectorsCount = null;
    String created = null;
    String updated = null;
    List<String> plans = null;
    Integer planCount = null;
    Map<String, @Nullable Object> other = new LinkedHashMap<>();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "id" -> id = in.id();
        case "name" -> name = in.given(in.text());
        case "description" -> description = in.text();
        case "connectors" -> connectors = in.list(Connector::read);
        case "connectors_count" -> connectorsCount = in.number();
        case "created_at" -> created = in.text();
        case "updated_at" -> updated = in.text();
        case "used_in_plans" -> plans = in.list(JsonReader::text);
        case "plan_count" -> planCount = in.number();
        default -> other.put(field, in.any());
      }
    }
    List<Connector> held = connectors == null ? List.of() : connectors;
    return new ConnectorProfile(
        in.required("id", id),
        in.required("name", name),
        description,
        ConnectorList.of(held),
        connectorsCount == null ? connectors != null : connectorsCount == held.size(),
        connectorsCount,
        LenientTime.of(created),
        LenientTime.of(updated),
        created,
        updated,
        plans == null ? List.of() : plans,
        planCount,
        other);
  }

  /** A connector with its price in this profile, by its number; null when it is not in it. */
  public @Nullable Connector connector(long id) {
    for (Connector held : connectors) {
      if (held.id() == id) {
        return held;
      }
    }
    return null;
  }
}
