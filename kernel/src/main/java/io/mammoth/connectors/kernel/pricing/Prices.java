package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.tables.AsRead;
import io.mammoth.connectors.kernel.tables.ColumnMaker;
import io.mammoth.connectors.kernel.tables.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What everything costs, as a table: one row a connector, one column a profile. */
public final class Prices {
  private Prices() {}

  /**
   * Prices by id, name, type, enabled, base price and profile, in US dollars a month; missing where
   * there is none, or the profile does not hold the connector.
   */
  public static Table of(Desk desk) {
    return table(Catalogue.read(desk), Types.read(desk));
  }

  /**
   * The same with types of your own where they say one.
   *
   * @param mapping with the columns type and name, or type and id
   */
  public static Table of(Desk desk, Table mapping) {
    return table(Catalogue.read(desk), Types.read(desk).under(mapping));
  }

  /** List price totals a month of what is enabled, by price list and type; missing is not 0. */
  public static Table totals(Desk desk) {
    return Effect.totals(Catalogue.read(desk), Types.read(desk));
  }

  static Table table(Catalogue catalogue, Types types) {
    List<Offer> rows = List.copyOf(catalogue.offers().values());
    ColumnMaker<Offer> make = new ColumnMaker<>(rows);
    List<Column<?>> columns =
        new ArrayList<>(
            List.of(
                make.integer("id", Offer::id),
                make.text("name", Offer::name),
                make.text("type", types::of),
                make.bool("enabled", Offer::enabled),
                make.money("price_per_month", Offer::price)));
    new PriceColumns(catalogue)
        .profiles()
        .forEach((name, profile) -> columns.add(make.money(name, price(profile.terms()::get))));
    Table table = Table.create(caption(catalogue, rows, types), columns);
    Catalogue.Reading reading = catalogue.reading();
    return AsRead.now(reading.place().ofTables(), reading.at(), table).on(table);
  }

  private static Function<Offer, @Nullable BigDecimal> price(
      Function<Long, @Nullable Terms> terms) {
    return offer -> {
      Terms held = terms.apply(offer.id());
      return held == null ? null : held.price();
    };
  }

  /** Says what the table does not: how much is missing, and where prices are. */
  private static String caption(Catalogue catalogue, List<Offer> rows, Types types) {
    long untyped = rows.stream().filter(offer -> types.of(offer) == null).count();
    long unpriced = rows.stream().filter(offer -> offer.price() == null).count();
    String base =
        catalogue.hasBasePrices()
            ? String.format(Locale.ROOT, "%,d without a base price", unpriced)
            : "prices are kept in profiles";
    return String.format(
        Locale.ROOT,
        "Prices of %s: %s, %,d without a type, %s",
        catalogue.reading().place(),
        Counted.of(rows.size(), "connector"),
        untyped,
        base);
  }
}
