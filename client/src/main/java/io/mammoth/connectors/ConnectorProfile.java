package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
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
    other = Wire.unmodifiable(other);
  }

  /** The object on the wire. */
  private record Sent(
      @JsonProperty(required = true) long id,
      @JsonProperty(required = true) String name,
      @Nullable String description,
      @Nullable List<Connector> connectors,
      @Nullable Integer connectorsCount,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable List<String> usedInPlans,
      @Nullable Integer planCount,
      @JsonAnySetter @Nullable Map<String, @Nullable Object> other) {

    boolean isWhole() {
      return connectorsCount == null
          ? connectors != null
          : connectorsCount == Wire.list(connectors).size();
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ConnectorProfile read(Sent sent) {
    return new ConnectorProfile(
        sent.id,
        Wire.required("name", sent.name),
        sent.description,
        ConnectorList.of(Wire.list(sent.connectors)),
        sent.isWhole(),
        sent.connectorsCount,
        LenientTime.of(sent.createdAt),
        LenientTime.of(sent.updatedAt),
        sent.createdAt,
        sent.updatedAt,
        Wire.list(sent.usedInPlans),
        sent.planCount,
        Wire.map(sent.other));
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
