package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connector's place in a profile: its price there, in US dollars a month, and whether it is on.
 */
record Terms(long connector, @Nullable BigDecimal price, boolean enabled) {

  /** The terms in a request's body; whoever calls has the body refuse. */
  static Terms read(Body body, Dialect dialect) {
    body.require("connector_id");
    BigDecimal absent = dialect == Dialect.JULY ? BigDecimal.ZERO : null;
    BigDecimal price = body.price("price_per_month");
    return new Terms(
        body.id("connector_id"),
        body.has("price_per_month") ? price : absent,
        Objects.requireNonNullElse(body.flag("enabled"), true));
  }

  static List<Terms> read(List<Body> bodies, Dialect dialect) {
    return bodies.stream().map(body -> read(body, dialect)).toList();
  }

  /** The terms in the catalogue. */
  static Terms seed(JsonNode json) {
    return new Terms(
        json.required("connector_id").longValue(),
        Catalogue.price(json),
        json.required("enabled").booleanValue());
  }
}
