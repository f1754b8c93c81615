package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What the columns of an edited table are.
 *
 * @param profiles the columns that hold prices of profiles
 * @param unused the names of those that say nothing about what to change
 */
record TableColumns(
    @Nullable Column<?> ids,
    @Nullable Column<?> names,
    @Nullable Column<?> deletions,
    Map<Field, Column<?>> fields,
    Map<Column<?>, Profile> profiles,
    List<String> unused) {
  private static final List<Field> WRITABLE =
      List.of(Field.NAME, Field.DESCRIPTION, Field.PRICE, Field.ENABLED, Field.BUCKET);

  static TableColumns of(Table table, Catalogue catalogue) {
    Column<?> ids = column(table, "id");
    Column<?> deletions = column(table, "delete");
    Map<Field, Column<?>> fields = new LinkedHashMap<>();
    for (Field field : WRITABLE) {
      Column<?> column = column(table, field.label());
      if (column != null) {
        fields.put(field, column);
      }
    }
    Map<Column<?>, Profile> profiles = new LinkedHashMap<>();
    List<String> unused = new ArrayList<>();
    PriceColumns prices = new PriceColumns(catalogue);
    for (Column<?> column : table.columns()) {
      Profile profile = prices.profile(column.name());
      if (profile != null) {
        profiles.put(column, profile);
      } else if (column != ids && column != deletions && !fields.containsValue(column)) {
        unused.add(column.name());
      }
    }
    return new TableColumns(ids, column(table, "name"), deletions, fields, profiles, unused);
  }

  /** The columns that say what something is to be, each with the field that it holds. */
  Map<Column<?>, Field> all() {
    Map<Column<?>, Field> all = new LinkedHashMap<>();
    fields.forEach((field, column) -> all.put(column, field));
    profiles.keySet().forEach(column -> all.put(column, Field.PRICE));
    return all;
  }

  /** By name, ignoring case as Tablesaw does; null when there is none. */
  static @Nullable Column<?> column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }
}
