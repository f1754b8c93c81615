package io.mammoth.connectors.kernel.history;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a snapshot.
 *
 * @param record what it tells about: connector, profile, price or workspace_connector
 * @param values by the names of the columns; what is missing is not there
 */
record SnapshotRow(String record, Map<String, String> values) {
  static final String CONNECTOR = "connector";
  static final String PROFILE = "profile";
  static final String PRICE = "price";
  static final String WORKSPACE_CONNECTOR = "workspace_connector";

  SnapshotRow {
    values = Collections.unmodifiableMap(new HashMap<>(values));
  }

  static SnapshotRow of(String record) {
    return new SnapshotRow(record, Map.of());
  }

  SnapshotRow with(String column, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new HashMap<>(values);
    more.put(column, value instanceof BigDecimal price ? price.toPlainString() : value.toString());
    return new SnapshotRow(record, more);
  }

  boolean is(String kind) {
    return record.equals(kind);
  }

  @Nullable String text(String column) {
    return values.get(column);
  }

  long id(String column) {
    return Long.parseLong(values.getOrDefault(column, "0"));
  }

  boolean flag(String column) {
    return Boolean.parseBoolean(values.get(column));
  }

  @Nullable Boolean mayBe(String column) {
    String text = values.get(column);
    return text == null ? null : Boolean.valueOf(text);
  }

  @Nullable BigDecimal price() {
    String text = values.get("price_per_month");
    return text == null ? null : new BigDecimal(text);
  }
}
