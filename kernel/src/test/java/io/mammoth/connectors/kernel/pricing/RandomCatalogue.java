package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.sandbox.Catalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any catalogue: names in many scripts, prices missing, free and odd, profiles that are alike. */
final class RandomCatalogue {
  private static final String LETTERS = "abcXYZ 0129-_.,;'\"<>&=+ßÄéİıñ漢字🐘|\\/";
  private static final List<String> PROFILES =
      List.of("Pro", "PRO", "pro_2", "Team, EU", "id", "name", "delete", "Straße", "STRASSE", "🐘");

  private final Random random;
  private final Set<String> names = new HashSet<>();

  RandomCatalogue(Random random) {
    this.random = random;
  }

  /** A price in cents, now and then none or 0. */
  @Nullable BigDecimal price() {
    int kind = random.nextInt(8);
    return kind == 0 ? null : kind == 1 ? BigDecimal.ZERO : above0();
  }

  BigDecimal above0() {
    int digits = random.nextInt(7);
    long cents = 1L + random.nextInt((int) Math.pow(10, digits + 1));
    return BigDecimal.valueOf(cents, 2);
  }

  /** A name that nobody has yet, letter case aside. */
  String name() {
    while (true) {
      StringBuilder name = new StringBuilder();
      int length = 2 + random.nextInt(20);
      int[] letters = LETTERS.codePoints().toArray();
      for (int i = 0; i < length; i++) {
        name.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      String text = name.toString();
      if (text.strip().length() >= 2
          && text.equals(text.strip())
          && names.add(Values.folded(text))) {
        return text;
      }
    }
  }

  /** Connectors and profiles with ids from 1; with buckets where prices are kept in profiles. */
  Catalogue next(int most, boolean october) {
    List<Map<String, @Nullable Object>> connectors = new ArrayList<>();
    int size = 1 + random.nextInt(most);
    for (long id = 1; id <= size; id++) {
      Map<String, @Nullable Object> connector = new HashMap<>();
      connector.put("id", id);
      connector.put("name", name());
      connector.put("description", random.nextBoolean() ? "about " + id : null);
      connector.put("enabled", random.nextInt(5) > 0);
      connector.put("price_per_month", price());
      connector.put("bucket", october ? "app" : null);
      connectors.add(connector);
    }
    List<Map<String, @Nullable Object>> profiles = new ArrayList<>();
    for (long id = 1; id <= random.nextInt(5); id++) {
      profiles.add(profile(id, size));
    }
    return Catalogue.of(4, List.of(), connectors, profiles);
  }

  private Map<String, @Nullable Object> profile(long id, int connectors) {
    List<Map<String, @Nullable Object>> held = new ArrayList<>();
    for (long connector = 1; connector <= connectors; connector++) {
      if (random.nextInt(3) == 0) {
        Map<String, @Nullable Object> terms = new HashMap<>();
        terms.put("connector_id", connector);
        terms.put("price_per_month", price());
        terms.put("enabled", random.nextInt(5) > 0);
        held.add(terms);
      }
    }
    String name = PROFILES.get(random.nextInt(PROFILES.size()));
    return Map.of("id", id, "name", name, "connectors", held);
  }
}
