package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.tables.Counted;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * A rule for new prices. Immutable; {@link #plan()} reads what there is and says what it comes to.
 * A price that is missing stays missing, and what is free stays free.
 *
 * <pre>{@code
 * raise("CRM", "5%").in("Pro").endingIn(".99").atLeast("9.99").plan();
 * raise(p -> p.numberColumn("price_per_month").isLessThan(20), "1.50").plan();
 * }</pre>
 */
public final class Rule {
  private final Desk desk;
  private final @Nullable String type;
  private final @Nullable Function<Table, Selection> where;
  private final Amount amount;
  private final List<String> profiles;

  private Rule(
      Desk desk, @Nullable String type, @Nullable Function<Table, Selection> where, Choice choice) {
    this.desk = desk;
    this.type = type;
    this.where = where;
    this.amount = choice.amount;
    this.profiles = choice.profiles;
  }

  /** By how much, and in which price lists. */
  private record Choice(Amount amount, List<String> profiles) {}

  /**
   * Everything of a type.
   *
   * @param by {@code 5%}, {@code -5%}, or an amount in US dollars: {@code 2.50}
   */
  public static Rule raise(Desk desk, String type, String by) {
    return new Rule(desk, type, null, new Choice(Amount.of(by), List.of()));
  }

  /**
   * What a condition on the table of prices chooses.
   *
   * @param by {@code 5%}, {@code -5%}, or an amount in US dollars: {@code 2.50}
   */
  public static Rule raise(Desk desk, Function<Table, Selection> where, String by) {
    return new Rule(desk, null, where, new Choice(Amount.of(by), List.of()));
  }

  /** The prices of these profiles, by the names of their columns, instead of the base prices. */
  public Rule in(String... columns) {
    return new Rule(desk, type, where, new Choice(amount, List.of(columns)));
  }

  /** The next price on the way that ends so: {@code .99}, {@code 9.99}. */
  public Rule endingIn(String ending) {
    return with(amount.endingIn(ending));
  }

  /** No new price below this one. */
  public Rule atLeast(String price) {
    return with(amount.atLeast(price));
  }

  /** New prices in steps of this, the nearest, halves up: {@code 0.50}; in cents by default. */
  public Rule rounding(String step) {
    return rounding(step, RoundingMode.HALF_UP);
  }

  /** New prices in steps of this. */
  public Rule rounding(String step, RoundingMode mode) {
    return with(amount.rounding(step, mode));
  }

  private Rule with(Amount other) {
    return new Rule(desk, type, where, new Choice(other, profiles));
  }

  /**
   * What it comes to.
   *
   * @throws PricingException when it matches nothing; lists what there is
   */
  public Plan plan() {
    Catalogue catalogue = Catalogue.read(desk);
    RulePrices prices = new RulePrices(catalogue, profiles);
    List<Offer> chosen = chosen(catalogue, Types.read(desk));
    return Plan.of(desk, toString(), prices.draft(chosen, amount));
  }

  private List<Offer> chosen(Catalogue catalogue, Types types) {
    List<Offer> all = List.copyOf(catalogue.offers().values());
    if (where != null) {
      return rows(all, where.apply(Prices.table(catalogue, types)));
    }
    String wanted = Values.folded(String.valueOf(type));
    List<Offer> chosen =
        all.stream().filter(offer -> wanted.equals(folded(types.of(offer)))).toList();
    if (chosen.isEmpty()) {
      throw new PricingException(
          "Nothing that is sold has the type " + type + "; " + known(all, types) + ".");
    }
    return chosen;
  }

  private static List<Offer> rows(List<Offer> all, Selection selection) {
    List<Offer> chosen = Arrays.stream(selection.toArray()).mapToObj(all::get).toList();
    if (chosen.isEmpty()) {
      throw new PricingException(
          "The condition chooses none of the "
              + Counted.of(all.size(), "connector")
              + "; prices() shows what there is.");
    }
    return chosen;
  }

  private static @Nullable String folded(@Nullable String type) {
    return type == null ? null : Values.folded(type);
  }

  private static String known(List<Offer> all, Types types) {
    TreeSet<String> known =
        all.stream()
            .map(types::of)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    return known.isEmpty() ? "nothing has one" : "there are: " + String.join(", ", known);
  }

  /** The rule in words. */
  @Override
  public String toString() {
    String what = type == null ? "what a condition chooses" : type;
    String in = profiles.isEmpty() ? "" : " in " + String.join(", ", profiles);
    return what + in + " " + amount;
  }
}
