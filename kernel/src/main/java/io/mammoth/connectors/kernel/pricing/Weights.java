package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How many customers pay a price: by profile, by connector, or by both. */
final class Weights {
  /** Each price once. */
  static final Weights EQUAL = new Weights(Map.of(), false, false);

  private static final String ANY = "";

  private final Map<List<String>, BigDecimal> numbers;
  private final boolean byList;
  private final boolean byConnector;

  private Weights(Map<List<String>, BigDecimal> numbers, boolean byList, boolean byConnector) {
    this.numbers = numbers;
    this.byList = byList;
    this.byConnector = byConnector;
  }

  /**
   * Those of a table.
   *
   * @param table with the column customers, and profile (base for the base price) or id or name, or
   *     profile and one of both
   * @throws PricingException when it has other columns, or names what is not sold
   */
  static Weights of(Table table, List<Sold> sold) {
    Column<?> customers = TableColumns.column(table, "customers");
    Column<?> profile = TableColumns.column(table, "profile");
    Column<?> connector = TableColumns.column(table, "id");
    connector = connector == null ? TableColumns.column(table, "name") : connector;
    if (!(customers instanceof NumericColumn<?>) || (profile == null && connector == null)) {
      throw new PricingException(
          "Customer numbers have a column customers of numbers, and profile, or id, or name; these have "
              + String.join(", ", table.columnNames())
              + ".");
    }
    Map<List<String>, BigDecimal> numbers = new HashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      if (!customers.isMissing(row)) {
        List<String> key = List.of(key(profile, row), key(connector, row));
        numbers.put(key, new BigDecimal(customers.get(row).toString()));
      }
    }
    Weights weights = new Weights(numbers, profile != null, connector != null);
    weights.check(sold);
    return weights;
  }

  private static String key(@Nullable Column<?> column, int row) {
    return column == null || column.isMissing(row)
        ? ANY
        : Values.folded(column.getUnformattedString(row));
  }

  private void check(List<Sold> sold) {
    Set<List<String>> known = new HashSet<>();
    sold.forEach(each -> known.addAll(keys(each)));
    Set<String> unknown = new TreeSet<>();
    numbers.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> unknown.add(String.join(" ", key).strip()));
    if (!unknown.isEmpty()) {
      throw new PricingException(
          "Customer numbers for what is not sold: " + String.join(", ", unknown) + ".");
    }
  }

  private List<List<String>> keys(Sold sold) {
    Offer offer = sold.offer();
    String list = byList ? Values.folded(sold.list()) : ANY;
    return byConnector
        ? List.of(List.of(list, Values.folded(offer.name())), List.of(list, "" + offer.id()))
        : List.of(List.of(list, ANY));
  }

  /** The number of customers of a price; null when nobody said. */
  @Nullable BigDecimal of(Sold sold) {
    if (!byList && !byConnector) {
      return BigDecimal.ONE;
    }
    for (List<String> key : keys(sold)) {
      BigDecimal number = numbers.get(key);
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  boolean isEqual() {
    return !byList && !byConnector;
  }
}
