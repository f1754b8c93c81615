package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a plan means in money: sums of list prices of what is enabled, never revenue. By price list
 * (the base prices, and each profile), and in it by type.
 */
final class Effect {
  private static final String ALL = "all";
  private static final String NO_TYPE = "no type";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Types types;
  private final Weights weights;

  private Effect(Types types, Weights weights) {
    this.types = types;
    this.weights = weights;
  }

  /** A line of the table: a price list, and a type in it or all. */
  private record Key(String list, String type) {}

  /** What a line's prices come to; the sum is null where nothing is priced. */
  private record Sum(@Nullable BigDecimal total, long priced, long unpriced, long unweighted) {
    static final Sum NOTHING = new Sum(null, 0, 0, 0);

    Sum with(@Nullable BigDecimal price, @Nullable BigDecimal weight) {
      if (price == null) {
        return new Sum(total, priced, unpriced + 1, unweighted);
      }
      if (weight == null) {
        return new Sum(total, priced, unpriced, unweighted + 1);
      }
      BigDecimal more = price.multiply(weight);
      return new Sum(total == null ? more : total.add(more), priced + 1, unpriced, unweighted);
    }
  }

  /** Before and after, side by side. */
  private record Line(Key key, Sum before, Sum after) {
    @Nullable BigDecimal difference() {
      BigDecimal old = before.total;
      return old == null || after.total == null ? null : after.total.subtract(old);
    }

    @Nullable Double percent() {
      BigDecimal difference = difference();
      return difference == null || before.total == null || before.total.signum() == 0
          ? null
          : difference
              .multiply(HUNDRED)
              .divide(before.total, 1, RoundingMode.HALF_UP)
              .doubleValue();
    }
  }

  /** What the steps of a plan mean, whether or not they are taken already. */
  static Table of(Desk desk, List<Step> steps, Function<List<Sold>, Weights> weights) {
    Catalogue now = Catalogue.read(desk);
    List<Sold> before = Sold.of(Forecast.without(now, steps));
    List<Sold> after = Sold.of(Forecast.with(now, steps));
    List<Sold> all = Stream.concat(before.stream(), after.stream()).toList();
    return of(before, after, Types.read(desk), weights.apply(all));
  }

  private static Table of(List<Sold> before, List<Sold> after, Types types, Weights weights) {
    Effect effect = new Effect(types, weights);
    Map<Key, Sum> old = effect.sums(before);
    Map<Key, Sum> fresh = effect.sums(after);
    Set<Key> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(fresh.keySet());
    List<String> lists = keys.stream().map(Key::list).distinct().toList();
    return effect.table(
        keys.stream()
            .sorted(
                Comparator.<Key, Integer>comparing(key -> lists.indexOf(key.list))
                    .thenComparing(key -> !key.type.equals(ALL))
                    .thenComparing(Key::type))
            .map(key -> new Line(key, sum(old, key), sum(fresh, key)))
            .filter(line -> line.before.priced + line.after.priced + line.after.unweighted > 0)
            .toList());
  }

  private static Sum sum(Map<Key, Sum> sums, Key key) {
    return sums.getOrDefault(key, Sum.NOTHING);
  }

  private Map<Key, Sum> sums(List<Sold> sold) {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (Sold each : sold) {
      String type = Objects.requireNonNullElse(types.of(each.offer()), NO_TYPE);
      for (Key key : List.of(new Key(each.list(), ALL), new Key(each.list(), type))) {
        sums.put(key, sum(sums, key).with(each.price(), weights.of(each)));
      }
    }
    return sums;
  }

  private Table table(List<Line> lines) {
    ColumnMaker<Line> make = new ColumnMaker<>(lines);
    Table table =
        Table.create(
            weights.isEqual()
                ? "List price total a month"
                : "List price total a month by customers",
            make.text("prices", line -> line.key.list),
            make.text("type", line -> line.key.type),
            make.money("before", line -> line.before.total),
            make.money("after", line -> line.after.total),
            make.money("difference", Line::difference),
            make.number("percent", Line::percent),
            make.integer("priced", line -> line.after.priced),
            make.integer("unpriced", line -> line.after.unpriced));
    return weights.isEqual()
        ? table
        : table.addColumns(make.integer("without_customers", line -> line.after.unweighted));
  }

  /** The list price totals of a catalogue as it is. */
  static Table totals(Catalogue catalogue, Types types) {
    List<Sold> sold = Sold.of(catalogue);
    Table table = of(sold, sold, types, Weights.EQUAL);
    table.removeColumns("before", "difference", "percent");
    table.column("after").setName("list_price_total");
    return table;
  }
}
