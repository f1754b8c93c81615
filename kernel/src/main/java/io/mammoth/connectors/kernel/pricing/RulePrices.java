package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import io.mammoth.connectors.kernel.tables.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** New prices by a rule, in the price lists that it names. */
final class RulePrices {
  private static final int SHOWN = 20;

  private final Catalogue catalogue;
  private final List<@Nullable Profile> lists = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> against = new ArrayList<>();
  private int missing;
  private int free;
  private int same;

  /**
   * In the price lists of these columns.
   *
   * @param columns profiles, or base; none means the base prices
   */
  RulePrices(Catalogue catalogue, List<String> columns) {
    this.catalogue = catalogue;
    PriceColumns prices = new PriceColumns(catalogue);
    Set<String> known = prices.profiles().keySet();
    for (String column : columns) {
      Profile profile = prices.profile(column);
      if (profile == null && !column.equals(Sold.BASE)) {
        throw new PricingException(
            "There is no profile " + column + "; there are: " + String.join(", ", known) + ".");
      }
      lists.add(profile);
    }
    if (columns.isEmpty()) {
      lists.add(null);
    }
    if (lists.contains(null) && !catalogue.hasBasePrices()) {
      throw new PricingException(
          "This account keeps its prices in profiles: say in which, with .in(\"…\"); there are: "
              + String.join(", ", known)
              + ".");
    }
  }

  Draft draft(List<Offer> offers, Amount amount) {
    for (Profile profile : lists) {
      offers.forEach(offer -> add(offer, profile, amount));
    }
    if (steps.isEmpty()) {
      throw nothing(offers.size());
    }
    List<String> remarks = new ArrayList<>();
    if (!against.isEmpty()) {
      remarks.add(against(amount));
    }
    if (missing + free > 0) {
      remarks.add(counted());
    }
    return Draft.of(steps, problems, remarks, catalogue.offers().size());
  }

  private PricingException nothing(int chosen) {
    if (same + missing + free > 0) {
      String stays = Counted.of(same, "stays", "stay") + " the same, ";
      return new PricingException(
          "The rule changes no price: of those it chooses, " + stays + counted());
    }
    String held =
        lists.stream().filter(Objects::nonNull).map(this::held).collect(Collectors.joining("; "));
    return new PricingException(
        "The rule matches nothing: what it chooses, "
            + Counted.of(chosen, "connector")
            + ", is in none of its profiles. "
            + held
            + ".");
  }

  private String held(Profile profile) {
    String names =
        profile.terms().keySet().stream()
            .map(catalogue.offers()::get)
            .filter(Objects::nonNull)
            .limit(SHOWN)
            .map(Offer::name)
            .collect(Collectors.joining(", "));
    String more = profile.terms().size() > SHOWN ? " and others" : "";
    return profile.name() + " holds " + (names.isEmpty() ? "nothing" : names + more);
  }

  private String counted() {
    return Counted.of(missing, "has", "have")
        + " no price and "
        + Counted.of(free, "is", "are")
        + " free, and stay so.";
  }

  private void add(Offer offer, @Nullable Profile profile, Amount amount) {
    Terms terms = profile == null ? null : profile.terms().get(offer.id());
    BigDecimal old = profile == null ? offer.price() : terms == null ? null : terms.price();
    if (old == null) {
      missing += profile == null || terms != null ? 1 : 0;
    } else if (old.signum() == 0) {
      free++;
    } else {
      Cell cell = new Cell(offer.id(), offer.name(), Field.PRICE, old, amount.of(old));
      noteAgainst(cell, amount);
      move(cell, profile);
    }
  }

  private void noteAgainst(Cell cell, Amount amount) {
    BigDecimal difference = cell.difference();
    if (difference != null && difference.signum() * amount.number().signum() < 0) {
      against.add(
          cell.name() + " " + Values.text(cell.before()) + " to " + Values.text(cell.after()));
    }
  }

  private String against(Amount amount) {
    return Facts.FIRST
        + Counted.of(against.size(), "price goes", "prices go")
        + (amount.number().signum() > 0 ? " down where the rule raises" : " up where the rule cuts")
        + ", by its rounding, ending or least price: "
        + Conflicts.shown(against, SHOWN)
        + ".";
  }

  private void move(Cell cell, @Nullable Profile profile) {
    if (Values.same(cell.before(), cell.after())) {
      same++;
      return;
    }
    steps.add(
        profile == null
            ? Step.of(Kind.CHANGE, cell.connector(), cell.name(), cell)
            : Step.of(Kind.PROFILE, profile.id(), profile.name(), cell));
    if (cell.after() instanceof BigDecimal price && price.signum() <= 0) {
      boolean zero = price.signum() == 0;
      String what = cell.name() + " would cost " + Values.money(price);
      problems.add(
          zero
              ? new Problem(Problem.Kind.ZERO, 0, "", what + ": allowZero(n)")
              : new Problem(Problem.Kind.WRONG, 0, "", what));
    }
  }
}
