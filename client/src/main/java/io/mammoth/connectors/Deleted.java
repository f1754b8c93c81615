package io.mammoth.connectors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a delete removed. Contract: {@code {message}}.
 *
 * @param id the number of the connector, or the connector profile, that is gone
 * @param connector the connector as the caller had it; null when it was deleted by its number, and
 *     for a profile
 * @param message the service's own words
 * @param attempts how many requests of the call went on the wire
 */
public record Deleted(long id, @Nullable Connector connector, String message, int attempts) {

  /** Refuses a missing message. */
  public Deleted {
    Objects.requireNonNull(message, "message");
  }
}
