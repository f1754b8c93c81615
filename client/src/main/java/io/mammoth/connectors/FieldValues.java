package io.mammoth.connectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request's body that a caller set, by their names on the wire; null clears a
 * field.
 */
final class FieldValues {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  void set(String name, @Nullable Object value) {
    values.put(name, value);
  }

  void setAll(FieldValues others) {
    values.putAll(others.values);
  }

  FieldValues copy() {
    FieldValues copy = new FieldValues();
    copy.setAll(this);
    return copy;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Map<String, @Nullable Object> values() {
    return values;
  }

  /**
   * Names of the fields whose values the connector does not hold, as far as an answer shows them.
   */
  List<String> notKeptBy(Connector connector) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(connector.other());
    shown.put("name", connector.name());
    shown.put("description", connector.description());
    shown.put("price_per_month", connector.pricePerMonth());
    shown.put("enabled", connector.enabled());
    if (connector.bucket() != null) {
      shown.put("bucket", connector.bucket());
    }
    return notKeptBy(shown);
  }

  /** The same for a profile's name and description. */
  List<String> notKeptBy(ConnectorProfile profile) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(profile.other());
    shown.put("name", profile.name());
    shown.put("description", profile.description());
    return notKeptBy(shown);
  }

  private List<String> notKeptBy(Map<String, @Nullable Object> shown) {
    List<String> notKept = new ArrayList<>();
    for (String name : values.keySet()) {
      if (shown.containsKey(name) && !same(values.get(name), shown.get(name))) {
        notKept.add(name);
      }
    }
    return notKept;
  }

  private static boolean same(@Nullable Object sent, @Nullable Object shown) {
    if (sent instanceof BigDecimal price && shown instanceof BigDecimal kept) {
      return price.compareTo(kept) == 0;
    }
    return Objects.equals(sent, shown) || ("".equals(sent) && shown == null);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
