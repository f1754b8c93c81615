package io.mammoth.connectors;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environment variables as values: blank is missing, white space around a value is trimmed. */
final class Variables {
  private final Map<String, String> all;

  Variables(Map<String, String> all) {
    this.all = Map.copyOf(all);
  }

  @Nullable String value(String name) {
    String value = all.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  boolean onOrOff(String name, boolean unset) {
    String value = value(name);
    if (value == null) {
      return unset;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on", "true", "1", "yes" -> true;
      case "off", "false", "0", "no" -> false;
      default -> throw new ConfigurationException(name + " must be on or off.");
    };
  }

  /** A whole number above 0; null when it is missing. */
  @Nullable Integer number(String name) {
    String value = value(name);
    if (value == null) {
      return null;
    }
    long number = value.matches("[1-9]\\d{0,9}") ? Long.parseLong(value) : 0;
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new ConfigurationException(
          name + " must be a whole number from 1 to " + Integer.MAX_VALUE + ".");
    }
    return (int) number;
  }
}
