package io.mammoth.connectors.kernel.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a create or update asks for. Only the fields in {@code present} were sent; of those, a null
 * description, price or bucket clears, a null name or enabled changes nothing.
 */
record ConnectorEdit(
    Set<String> present,
    @Nullable String name,
    @Nullable String description,
    @Nullable BigDecimal price,
    @Nullable Boolean enabled,
    @Nullable String bucket) {

  private static final List<String> BUCKETS = List.of("file", "database", "app");
  private static final List<String> ROLLOUTS = List.of("retroactive", "opt_in");

  static ConnectorEdit create(Body body, Dialect dialect) {
    body.require("name");
    body.refuseNull("enabled");
    if (dialect == Dialect.JULY) {
      body.refuseNull("price_per_month");
    }
    return update(body, dialect);
  }

  static ConnectorEdit update(Body body, Dialect dialect) {
    boolean july = dialect == Dialect.JULY;
    Stream<String> known =
        Stream.of("description", july ? "price_per_month" : "bucket").filter(body::has);
    if (!july) {
      // Checked and let go: no answer of the contract shows it.
      body.choice("rollout_default", ROLLOUTS);
    }
    ConnectorEdit edit =
        new ConnectorEdit(
            known.collect(Collectors.toUnmodifiableSet()),
            body.text("name", 2, 128),
            body.text("description", 0, 500),
            july ? body.price("price_per_month") : null,
            body.flag("enabled"),
            july ? null : body.choice("bucket", BUCKETS));
    body.refuse();
    return edit;
  }

  Connector applyTo(Connector old, Instant now) {
    return new Connector(
        old.id(),
        Objects.requireNonNullElse(name, old.name()),
        present.contains("description") ? description : old.description(),
        present.contains("price_per_month") ? price : old.price(),
        Objects.requireNonNullElse(enabled, old.enabled()),
        present.contains("bucket") ? bucket : old.bucket(),
        old.createdAt(),
        now);
  }
}
