package io.mammoth.connectors.kernel.pricing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a plan can change, by the name that it has as a column and in a file. */
enum Field {
  NAME("name"),
  DESCRIPTION("description"),
  PRICE("price_per_month"),
  ENABLED("enabled"),
  BUCKET("bucket"),
  /** Whether a connector is in a profile. */
  MEMBER("in_profile"),
  /** The names of the profiles that hold a connector, which a deletion takes it out of. */
  PROFILES("used_in_profiles");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static @Nullable Field of(String label) {
    return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst().orElse(null);
  }
}
