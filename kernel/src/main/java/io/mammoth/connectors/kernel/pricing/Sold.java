package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.tables.ProfileColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be had: a connector in a price list. What is not enabled, itself or in the profile, is
 * none.
 *
 * @param list the profile's name, or {@link #BASE}
 * @param price null when it has none there
 */
record Sold(String list, Offer offer, @Nullable BigDecimal price) {
  static final String BASE = "base";

  /** A profile for people: one that is called as the base prices are gets its number. */
  static String list(long profile, String name) {
    return Objects.requireNonNull(ProfileColumns.of(Map.of(profile, name)).get(profile));
  }

  static List<Sold> of(Catalogue catalogue) {
    List<Sold> sold = new ArrayList<>();
    for (Offer offer : catalogue.offers().values()) {
      if (offer.enabled()) {
        sold.add(new Sold(BASE, offer, offer.price()));
      }
    }
    new PriceColumns(catalogue)
        .profiles()
        .forEach((column, profile) -> add(sold, catalogue, column, profile));
    return sold;
  }

  private static void add(List<Sold> sold, Catalogue catalogue, String column, Profile profile) {
    profile
        .terms()
        .forEach(
            (id, terms) -> {
              Offer offer = catalogue.offers().get(id);
              if (offer != null && offer.enabled() && terms.enabled()) {
                sold.add(new Sold(column, offer, terms.price()));
              }
            });
  }
}
