package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What should be sold, kept by the test itself: connectors by name, and what each profile holds of
 * them; every value as text.
 */
final class Expected {
  final Map<String, String> connectors = new TreeMap<>();
  final Map<Long, Map<String, String>> profiles = new TreeMap<>();

  /** What there is. */
  static Expected of(Catalogue catalogue) {
    Expected expected = new Expected();
    catalogue.offers().values().forEach(expected::put);
    catalogue
        .profiles()
        .forEach(
            (id, profile) -> {
              Map<String, String> held = new TreeMap<>();
              profile
                  .terms()
                  .forEach(
                      (c, terms) ->
                          held.put(name(catalogue, c), terms(terms.price(), terms.enabled())));
              expected.profiles.put(id, held);
            });
    return expected;
  }

  private static String name(Catalogue catalogue, long connector) {
    return java.util.Objects.requireNonNull(catalogue.offers().get(connector)).name();
  }

  void put(Catalogue.Offer offer) {
    connectors.put(offer.name(), fields(offer));
  }

  static String fields(Catalogue.Offer offer) {
    return price(offer.price()) + " " + offer.enabled() + " " + offer.description();
  }

  static String terms(@Nullable BigDecimal price, boolean enabled) {
    return price(price) + " " + enabled;
  }

  private static String price(@Nullable BigDecimal price) {
    return price == null ? "none" : price.stripTrailingZeros().toPlainString();
  }

  void remove(String name) {
    connectors.remove(name);
    leaveProfiles(name);
  }

  void leaveProfiles(String name) {
    profiles.values().forEach(held -> held.remove(name));
  }

  void rename(String old, String name, String fields) {
    connectors.remove(old);
    connectors.put(name, fields);
    for (Map<String, String> held : profiles.values()) {
      String terms = held.remove(old);
      if (terms != null) {
        held.put(name, terms);
      }
    }
  }

  @Override
  public String toString() {
    return connectors + "\n" + profiles;
  }
}
