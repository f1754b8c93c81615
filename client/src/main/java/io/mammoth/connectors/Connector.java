package io.mammoth.connectors;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    other = Unmodifiable.copy(other);
  }

  static @Nullable Connector read(JsonReader in) throws IOException {
    if (!in.enter()) {
      return null;
    }
    Long id = null;
    String name = null;
    String description = null;
    BigDecimal price = null;
    Boolean enabled = null;
    String created = null;
    String updated = null;
    List<String> profiles = null;
    Integer count = null;
    String bucket = null;
    Map<String, @Nullable Object> other = new LinkedHashMap<>();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "id" -> id = in.id();
        case "name" -> name = in.given(in.text());
        case "description" -> description = in.text();
        case "price_per_month" -> price = in.price();
        case "enabled" -> enabled = in.given(in.flag());
        case "created_at" -> created = in.text();
        case "updated_at" -> updated = in.text();
        case "used_in_profiles" -> profiles = in.list(JsonReader::text);
        case "profile_count" -> count = in.number();
        case "bucket" -> bucket = in.text();
        default -> other.put(field, in.any());
      }
    }
    return new Connector(
        in.required("id", id),
        in.required("name", name),
        description,
        price,
        in.required("enabled", enabled),
        LenientTime.of(created),
        LenientTime.of(updated),
        created,
        updated,
        profiles == null ? List.of() : profiles,
        count,
        bucket,
        other);
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
