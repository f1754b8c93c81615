package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription connector: what is sold. Contract: {@code ConnectorSchema}; id, name and enabled
 * are always there.
 *
 * <p>Two connectors are equal when all their values are, prices compared as numbers: 29.9 equals
 * 29.90.
 *
 * @param id its number, above 0
 * @param name its name
 * @param description what it says about itself; null when there is none
 * @param pricePerMonth its list price, in US dollars a month, as exact as the service sent it; null
 *     when it has none, which is not the same as 0
 * @param enabled whether it can be had
 * @param createdAt when it was made; null when unknown or not readable as a time
 * @param updatedAt when it was last changed; null when unknown or not readable as a time
 * @param createdAtText the time as the service wrote it; null when it did not
 * @param updatedAtText the time as the service wrote it; null when it did not
 * @param usedInProfiles names of the connector profiles that hold it; empty when none does or the
 *     service left it out
 * @param profileCount how many those are; null when the service left it out
 * @param bucket its kind of access since October 2026: file, database, app, custom; null when
 *     unknown
 * @param other every field that this client does not know, as plain Java
 */
public record Connector(
    long id,
    String name,
    @Nullable String description,
    @Nullable BigDecimal pricePerMonth,
    boolean enabled,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String createdAtText,
    @Nullable String updatedAtText,
    List<String> usedInProfiles,
    @Nullable Integer profileCount,
    @Nullable String bucket,
    Map<String, @Nullable Object> other) {

  /** Copies the collections. */
  public Connector {
    Objects.requireNonNull(name, "name");
    usedInProfiles = List.copyOf(usedInProfiles);
    other = Wire.unmodifiable(other);
  }

  /** The object on the wire. */
  private record Sent(
      @JsonProperty(required = true) long id,
      @JsonProperty(required = true) String name,
      @Nullable String description,
      @Nullable BigDecimal pricePerMonth,
      @JsonProperty(required = true) boolean enabled,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable List<String> usedInProfiles,
      @Nullable Integer profileCount,
      @Nullable String bucket,
      @JsonAnySetter @Nullable Map<String, @Nullable Object> other) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Connector read(Sent sent) {
    return new Connector(
        sent.id,
        Wire.required("name", sent.name),
        sent.description,
        Wire.price(sent.pricePerMonth),
        sent.enabled,
        LenientTime.of(sent.createdAt),
        LenientTime.of(sent.updatedAt),
        sent.createdAt,
        sent.updatedAt,
        Wire.list(sent.usedInProfiles),
        sent.profileCount,
        sent.bucket,
        Wire.map(sent.other));
  }

  private List<@Nullable Object> values() {
    BigDecimal price = pricePerMonth == null ? null : pricePerMonth.stripTrailingZeros();
    return Arrays.asList(
        id,
        name,
        description,
        price,
        enabled,
        createdAt,
        updatedAt,
        createdAtText,
        updatedAtText,
        usedInProfiles,
        profileCount,
        bucket,
        other);
  }

  @Override
  public boolean equals(@Nullable Object that) {
    return that instanceof Connector connector && values().equals(connector.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }
}
