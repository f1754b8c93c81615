package io.mammoth.connectors;

import java.util.List;
import java.util.Objects;

/**
 * What became of a create or an update. Contract: {@code {connector, message}}.
 *
 * <pre>{@code
 * Saved saved = connectors.update(salesforce, c -> c.pricePerMonth("19.99"));
 * if (!saved.notKept().isEmpty()) {
 *   System.out.println("not kept: " + saved.notKept());
 * }
 * }</pre>
 *
 * @param connector the connector as it is now
 * @param message the service's own words
 * @param notKept the wire's names of the fields that were sent and whose values the answer does not
 *     hold: since October 2026 the live service takes a {@code price_per_month} and ignores it.
 *     Empty when all was kept
 * @param attempts how many requests of the call went on the wire
 */
public record Saved(Connector connector, String message, List<String> notKept, int attempts) {

  /** Copies the names. */
  public Saved {
    Objects.requireNonNull(connector, "connector");
    Objects.requireNonNull(message, "message");
    notKept = List.copyOf(notKept);
  }
}
