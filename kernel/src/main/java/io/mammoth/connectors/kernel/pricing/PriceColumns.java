package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.tables.ProfileColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which column of a table of prices belongs to which profile. */
final class PriceColumns {
  private final Map<String, Profile> profiles = new LinkedHashMap<>();

  PriceColumns(Catalogue catalogue) {
    Map<Long, String> names = new LinkedHashMap<>();
    catalogue.profiles().forEach((id, profile) -> names.put(id, profile.name()));
    Map<Long, String> columns = ProfileColumns.of(names);
    catalogue
        .profiles()
        .forEach((id, profile) -> profiles.put(Objects.requireNonNull(columns.get(id)), profile));
  }

  /** Profiles by the names of their columns. */
  Map<String, Profile> profiles() {
    return profiles;
  }

  /** The profile of a column; null when it belongs to none. */
  @Nullable Profile profile(String column) {
    return profiles.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The columns of the profiles that hold a connector; of all where none does. */
  String of(long connector) {
    List<String> holding =
        profiles.entrySet().stream()
            .filter(entry -> entry.getValue().terms().containsKey(connector))
            .map(Map.Entry::getKey)
            .toList();
    return String.join(" or ", holding.isEmpty() ? profiles.keySet() : holding);
  }
}
