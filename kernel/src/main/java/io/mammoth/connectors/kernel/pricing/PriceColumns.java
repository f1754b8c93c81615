package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.tables.ColumnNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a table of prices belongs to which profile. */
final class PriceColumns {
  /** Columns that mean something else, whatever a profile is called. */
  private static final List<String> TAKEN =
      List.of(
          "id",
          "name",
          "type",
          "enabled",
          "price_per_month",
          "description",
          "bucket",
          "delete",
          "used_in_profiles",
          "profile_count",
          "created_at",
          "updated_at");

  private final Map<String, Profile> profiles = new LinkedHashMap<>();

  PriceColumns(Catalogue catalogue) {
    Collection<Profile> all = catalogue.profiles().values();
    List<String> names = new ArrayList<>(TAKEN);
    for (Profile profile : all) {
      boolean alone = all.stream().filter(other -> meet(other.name(), profile.name())).count() == 1;
      String wanted =
          profile.name().isBlank() || !alone || isTaken(profile.name())
              ? profile.name() + "_" + profile.id()
              : profile.name();
      String free = ColumnNames.free(names, wanted);
      names.add(free);
      profiles.put(free, profile);
    }
  }

  private static boolean isTaken(String name) {
    return TAKEN.stream().anyMatch(taken -> meet(taken, name));
  }

  private static boolean meet(String one, String other) {
    return one.equalsIgnoreCase(other) || Values.folded(one).equals(Values.folded(other));
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
