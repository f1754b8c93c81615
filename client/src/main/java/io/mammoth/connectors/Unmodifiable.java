package io.mammoth.connectors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies that nobody changes, of what the JDK's own copies refuse: null among the values. */
final class Unmodifiable {
  private Unmodifiable() {}

  /** In the same order; empty for null. */
  static Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> map) {
    return map == null || map.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
