package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.kernel.pricing.Desk;
import io.mammoth.connectors.kernel.pricing.Plan;
import io.mammoth.connectors.kernel.pricing.Prices;
import io.mammoth.connectors.kernel.pricing.Rule;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** The names of a notebook that are about prices: what they are, and what they shall be. */
public abstract class PricingNames extends FileNames {

  PricingNames() {}

  /**
   * What everything costs: id, name, type, enabled, base price, then one column for each profile;
   * US dollars a month, missing where there is no price (administrators).
   */
  public static Table prices() {
    return Prices.of(Desk.here());
  }

  /**
   * The same with types of your own where they say one.
   *
   * @param mapping with the columns type and name, or type and id
   */
  public static Table prices(Table mapping) {
    return Prices.of(Desk.here(), Given.that(mapping, "mapping"));
  }

  /**
   * List price totals a month of what is enabled, by price list and type, and what has no price.
   */
  public static Table totals() {
    return Prices.totals(Desk.here());
  }

  /**
   * What an edited table of prices or connectors asks for; nothing is sent: {@code plan(edited)}.
   */
  public static Plan plan(Table edited) {
    return Plan.of(Desk.here(), Given.that(edited, "edited"));
  }

  /**
   * The same for a table that does not know what it was read from, against what it was made from:
   * {@code plan(load("sent back.csv"), load("prices.csv"))}.
   */
  public static Plan plan(Table edited, Table original) {
    return Plan.of(Desk.here(), Given.that(edited, "edited"), Given.that(original, "original"));
  }

  /** What connectors ask for that you changed in a list. */
  public static Plan plan(Collection<Connector> edited) {
    return plan(ConnectorTables.connectors("Edited", List.copyOf(Given.that(edited, "edited"))));
  }

  /** What a rule comes to. */
  public static Plan plan(Rule rule) {
    return Given.that(rule, "rule").plan();
  }

  /**
   * A rule: other prices for everything of a type. {@code raise("CRM", "5%").in("Pro")}
   *
   * @param by {@code 5%}, {@code -5%}, or an amount in US dollars: {@code 2.50}
   */
  public static Rule raise(String type, String by) {
    return Rule.raise(Desk.here(), Given.that(type, "type"), Given.that(by, "by"));
  }

  /**
   * A rule for what a condition on the table of prices chooses: {@code raise(p ->
   * p.numberColumn("price_per_month").isLessThan(20), "1.50")}.
   *
   * @param by {@code 5%}, {@code -5%}, or an amount in US dollars: {@code 2.50}
   */
  public static Rule raise(Function<Table, Selection> where, String by) {
    return Rule.raise(Desk.here(), Given.that(where, "where"), Given.that(by, "by"));
  }
}
