package io.mammoth.connectors.kernel.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record's fields, those inside of others by the way that leads to them.
 *
 * @param values by path; null where the record says null
 */
record Flat(Map<List<String>, @Nullable Object> values) {

  /** By the name that a path has as a column; two paths may share one and are still two. */
  static final Comparator<List<String>> BY_NAME =
      Comparator.<List<String>, String>comparing(Flat::name).thenComparing(List::toString);

  static final Flat NOTHING = new Flat(Map.of());

  /**
   * The fields of a record.
   *
   * @param nested whether what is inside of a field counts, instead of the field as a whole
   */
  static Flat of(Map<String, @Nullable Object> fields, boolean nested) {
    if (fields.isEmpty()) {
      return NOTHING;
    }
    Flat flat = new Flat(new LinkedHashMap<>());
    flat.add(List.of(), fields, nested);
    return flat;
  }

  private void add(List<String> path, Map<?, ?> fields, boolean nested) {
    fields.forEach(
        (name, value) -> {
          List<String> inside = new ArrayList<>(path);
          inside.add(String.valueOf(name));
          if (nested && value instanceof Map<?, ?> map) {
            add(inside, map, true);
          } else {
            values.put(inside, value);
          }
        });
  }

  @Nullable Object value(List<String> path) {
    return values.get(path);
  }

  static String name(List<String> path) {
    return String.join("_", path);
  }
}
