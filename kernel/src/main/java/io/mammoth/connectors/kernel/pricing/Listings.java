package io.mammoth.connectors.kernel.pricing;

import java.util.List;
import java.util.Objects;

/**
 * Whether the service lists profiles with all that they hold. Who writes a profile writes the whole
 * list, so a short one would take connectors out of it.
 */
final class Listings {
  private Listings() {}

  /**
   * The catalogue, or a later one, in which the profiles that steps write are listed as a whole.
   *
   * @throws PricingException when one is not, for longer than reads may lag
   */
  static Catalogue whole(Desk desk, Watch watch, List<Step> steps, Catalogue now) {
    Catalogue read = now;
    Polling polling = new Polling(desk, watch);
    while (!isWhole(steps, read) && polling.again("profiles are listed as a whole")) {
      read = read.again(desk);
    }
    for (Step step : steps) {
      if (isListed(step, read)) {
        check(read, Objects.requireNonNull(read.profiles().get(step.id())));
      }
    }
    return read;
  }

  private static boolean isListed(Step step, Catalogue read) {
    return step.isProfile() && read.profiles().containsKey(step.id());
  }

  private static boolean isWhole(List<Step> steps, Catalogue read) {
    return steps.stream()
        .filter(step -> isListed(step, read))
        .allMatch(
            step ->
                read.unlisted(Objects.requireNonNull(read.profiles().get(step.id()))).isEmpty());
  }

  /**
   * Checks one listing.
   *
   * @throws PricingException naming what is not in it
   */
  static void check(Catalogue read, Catalogue.Profile listing) {
    List<String> missing = read.unlisted(listing);
    if (!missing.isEmpty()) {
      throw new PricingException(
          "The profile %s is listed without %s, whose used_in_profiles names it: the listing is not complete, and writing it would take them out of the profile. It was not written: try again later."
              .formatted(listing.name(), Conflicts.shown(missing)));
    }
  }
}
