package io.mammoth.connectors.kernel.files;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column holds, as far as its name tells. */
enum Kind {
  /** Text, whatever it looks like: version 2.10 is not 2.1. */
  TEXT("a text"),
  FLAG("true or false"),
  WHOLE("a whole number"),
  NUMBER("a number"),
  MONEY("a number"),
  TIME("a time such as 2026-11-24T08:30:00"),
  DATE("a date such as 2026-11-24"),
  /** Nobody knows: the values tell. */
  OPEN("anything");

  private static final Map<String, Kind> OURS =
      Stream.of(
              named(
                  TEXT,
                  "name disp_name name_key api_type type version_key supported_version vendor"
                      + " description bucket used_in_profiles profile host record"
                      + " spec_auth_url spec_scope"),
              named(FLAG, "enabled is_premium is_added is_available"),
              named(MONEY, "price_per_month"),
              named(WHOLE, "id profile_id profile_count connection_count workspace"),
              named(TIME, "created_at updated_at taken_at"))
          .flatMap(kinds -> kinds.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  final String words;

  Kind(String words) {
    this.words = words;
  }

  private static Map<String, Kind> named(Kind kind, String names) {
    return List.of(names.split(" ")).stream().collect(Collectors.toMap(n -> n, n -> kind));
  }

  /**
   * The kind of a column. Texts of ours are texts in every table; the others must be what they are
   * in ours only where another column shows that the table is of ours.
   */
  static Kind of(String name, Collection<String> all) {
    Kind kind = OURS.getOrDefault(name, OPEN);
    boolean ours = all.contains("price_per_month") || all.contains("name_key");
    return ours || kind == TEXT ? kind : OPEN;
  }
}
