package io.mammoth.connectors;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a create or an update of a profile. Contract: {@code {connector_profile,
 * message}}.
 *
 * @param profile the profile as it is now
 * @param before the profile as it was read just before the update; null after a create
 * @param message the service's own words
 * @param notKept what was sent and is not in the answer, by the wire's names: {@code description},
 *     {@code connectors.7.price_per_month}; {@code connectors.7} for one that was sent and is
 *     missing, or is there and was not sent; {@code connectors} when the answer does not show them
 *     all. Empty when all was kept
 * @param attempts how many requests of the write went on the wire; the reading before it has its
 *     own
 */
public record SavedProfile(
    ConnectorProfile profile,
    @Nullable ConnectorProfile before,
    String message,
    List<String> notKept,
    int attempts) {

  /** Copies the names. */
  public SavedProfile {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(message, "message");
    notKept = List.copyOf(notKept);
  }
}
