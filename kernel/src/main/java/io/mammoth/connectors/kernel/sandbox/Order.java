package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order of a list, from a text such as {@code (is_premium:desc),(disp_name:asc)}. */
final class Order {
  private static final Pattern TERM = Pattern.compile("\\(([a-z_]+):(asc|desc)\\)");
  private static final Pattern TERMS = Pattern.compile(TERM + "(?:, *" + TERM + ")*");
  private static final Comparator<WorkspaceConnector> BY_KEY = by("name_key", false);

  private Order() {}

  static Comparator<WorkspaceConnector> of(Query query, Dialect dialect) {
    String asked = query.text("sort");
    if (asked == null) {
      return BY_KEY;
    }
    if (!TERMS.matcher(asked).matches()) {
      query.violate("sort", "must look like (name_key:asc) or (name_key:asc),(disp_name:desc)");
      return BY_KEY;
    }
    List<String> known = Fields.full(dialect).stream().filter(n -> !n.equals("spec")).toList();
    List<MatchResult> terms = TERM.matcher(asked).results().toList();
    if (!terms.stream().allMatch(term -> known.contains(term.group(1)))) {
      query.violate("sort", "must use only " + String.join(", ", known));
      return BY_KEY;
    }
    // By key at last, so that equal values stand in one order from page to page.
    return terms.stream()
        .map(term -> by(term.group(1), term.group(2).equals("desc")))
        .reduce(Comparator::thenComparing)
        .orElse(BY_KEY)
        .thenComparing(BY_KEY);
  }

  /** Missing values come last in either direction. */
  private static Comparator<WorkspaceConnector> by(String name, boolean descending) {
    Comparator<JsonNode> values = Order::compare;
    Comparator<JsonNode> directed = descending ? values.reversed() : values;
    return Comparator.comparing(
        connector -> connector.field(name),
        Comparator.comparing(JsonNode::isNull).thenComparing(directed));
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    return a.asText().compareTo(b.asText());
  }
}
