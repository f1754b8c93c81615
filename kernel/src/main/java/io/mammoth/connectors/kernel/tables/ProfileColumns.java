package io.mammoth.connectors.kernel.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the columns of profiles are called in a table of prices, of today or of another day. */
public final class ProfileColumns {
  /** Columns that mean something else, whatever a profile is called. */
  private static final List<String> TAKEN =
      List.of(
          "id",
          "base",
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

  private ProfileColumns() {}

  /**
   * The columns of profiles by their numbers: each its name, with its number where another profile
   * or column has that name too, letter case aside.
   */
  public static Map<Long, String> of(Map<Long, String> profiles) {
    List<String> taken = new ArrayList<>(TAKEN);
    Map<Long, String> columns = new LinkedHashMap<>();
    profiles.forEach(
        (id, name) -> {
          String wanted = isItsOwn(name, profiles.values()) ? name : name + "_" + id;
          String free = ColumnNames.free(taken, wanted);
          taken.add(free);
          columns.put(id, free);
        });
    return columns;
  }

  private static boolean isItsOwn(String name, Collection<String> all) {
    return !name.isBlank()
        && TAKEN.stream().noneMatch(taken -> meet(taken, name))
        && all.stream().filter(other -> meet(other, name)).count() == 1;
  }

  private static boolean meet(String one, String other) {
    return one.equalsIgnoreCase(other) || ColumnNames.folded(one).equals(ColumnNames.folded(other));
  }
}
