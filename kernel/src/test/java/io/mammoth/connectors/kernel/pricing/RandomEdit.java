package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Any edit of a table of prices, and what it should come to. */
final class RandomEdit {
  private final Random random;
  private final RandomCatalogue values;
  private final Catalogue before;
  private final boolean basePrices;
  final Table table;
  final Expected after;

  /** As it should be when all of it is taken back. */
  final Expected restored;

  int zeros;

  RandomEdit(Random random, RandomCatalogue values, Catalogue before, Table prices) {
    this.random = random;
    this.values = values;
    this.before = before;
    this.basePrices = before.hasBasePrices();
    this.after = Expected.of(before);
    this.restored = Expected.of(before);
    this.table = prices.copy();
    table.addColumns(BooleanColumn.create("delete", new boolean[table.rowCount()]));
    List<Integer> dropped = new ArrayList<>();
    for (int row = 0; row < prices.rowCount(); row++) {
      if (random.nextInt(6) == 0) {
        dropped.add(row);
      } else {
        edit(row);
      }
    }
    Table kept =
        dropped.isEmpty() ? table : table.dropRows(dropped.stream().mapToInt(i -> i).toArray());
    for (int i = random.nextInt(3); i > 0; i--) {
      create(kept.appendRow());
    }
    this.edited = kept;
  }

  final Table edited;

  private void edit(int row) {
    Offer offer =
        Objects.requireNonNull(before.offers().get((long) table.intColumn("id").get(row)));
    if (random.nextInt(8) == 0) {
      delete(row, offer);
      return;
    }
    new PriceColumns(before)
        .profiles()
        .forEach((column, profile) -> price(row, offer, column, profile));
    Offer changed = fields(row, offer);
    after.rename(offer.name(), changed.name(), Expected.fields(changed));
  }

  private void delete(int row, Offer offer) {
    table.booleanColumn("delete").set(row, true);
    after.remove(offer.name());
    restored.leaveProfiles(offer.name());
    if (!basePrices) {
      restored.connectors.put(
          offer.name(),
          Expected.fields(
              new Offer(0, offer.name(), offer.description(), null, offer.enabled(), null, null)));
    }
  }

  private Offer fields(int row, Offer old) {
    String name = old.name();
    if (random.nextInt(6) == 0) {
      name = values.name();
      table.stringColumn("name").set(row, name);
    }
    boolean enabled = old.enabled() ^ (random.nextInt(5) == 0);
    table.booleanColumn("enabled").set(row, enabled);
    BigDecimal price = basePrices ? moved(row, "price_per_month", old.price()) : old.price();
    return new Offer(old.id(), name, old.description(), price, enabled, null, null);
  }

  /** Another price, the same, or an empty cell, which leaves it as it is. */
  private @Nullable BigDecimal moved(int row, String column, @Nullable BigDecimal old) {
    DoubleColumn prices = table.doubleColumn(column);
    switch (random.nextInt(5)) {
      case 0 -> prices.setMissing(row);
      case 1, 2 -> {
        BigDecimal price = random.nextInt(8) == 0 ? BigDecimal.ZERO : values.above0();
        prices.set(row, price.doubleValue());
        zeros += price.signum() == 0 && !Values.isZero(old) ? 1 : 0;
        return price;
      }
      default -> {}
    }
    return old;
  }

  private void price(int row, Offer offer, String column, Catalogue.Profile profile) {
    Terms terms = profile.terms().get(offer.id());
    BigDecimal old = terms == null ? null : terms.price();
    BigDecimal price = moved(row, column, old);
    if (terms != null || price != null) {
      held(profile).put(offer.name(), Expected.terms(price, terms == null || terms.enabled()));
    }
  }

  private Map<String, String> held(Catalogue.Profile profile) {
    return Objects.requireNonNull(after.profiles.get(profile.id()));
  }

  private void create(Row row) {
    String name = values.name();
    row.setString("name", name);
    BigDecimal price = basePrices ? BigDecimal.ZERO : null;
    if (basePrices && random.nextBoolean()) {
      price = values.above0();
      row.setDouble("price_per_month", price.doubleValue());
    }
    zeros += Values.isZero(price) ? 1 : 0;
    boolean enabled = random.nextBoolean();
    row.setBoolean("enabled", enabled);
    after.put(new Offer(0, name, null, price, enabled, null, null));
    new PriceColumns(before)
        .profiles()
        .forEach(
            (column, profile) -> {
              if (random.nextInt(3) == 0) {
                BigDecimal there = values.above0();
                row.setDouble(column, there.doubleValue());
                held(profile).put(name, Expected.terms(there, true));
              }
            });
  }

  /** The plan, with what has to be asked for by its number. */
  Plan plan(Desk desk) {
    Plan plan = Plan.of(desk, edited);
    return zeros == 0 ? plan : plan.allowZero(zeros);
  }
}
