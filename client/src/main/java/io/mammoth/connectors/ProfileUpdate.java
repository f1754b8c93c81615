package io.mammoth.connectors;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An update of a profile: reads it just before, then sends the whole of it with what changes. Two
 * requests for one account, within the time of one call.
 */
final class ProfileUpdate {
  private static final Duration LEAST = Duration.ofMillis(1);

  private final Calls calls;
  private final long id;
  private final ProfileChanges changes;
  private final long began;

  /** Checks all that can be checked before anything is sent. */
  ProfileUpdate(Calls calls, long id, ProfileChanges changes) {
    this.id = Checks.aboveZero("profile id", id);
    this.changes = changes.copy();
    if (changes.isEmpty()) {
      throw new ConfigurationException(
          "The changes change nothing: name a connector, or set or clear a field. Nothing was sent.");
    }
    this.calls = calls.withOneAccount();
    Requests.checkWrites(this.calls.currentAccount(), "PUT");
    this.began = timing().nanoTime();
  }

  /** Sends, waits and reads. */
  SavedProfile send() {
    Operation<SavedProfile> change = change(Exchange.send(calls, ProfileOperations.withId(id)));
    return Exchange.send(rest(), change);
  }

  /** The same without a thread that waits. */
  CompletableFuture<SavedProfile> start() {
    Steps<SavedProfile> steps = new Steps<>();
    steps.next(
        calls,
        ProfileOperations.withId(id),
        before -> steps.next(rest(), change(before), steps.future()::complete));
    return steps.future();
  }

  private Operation<SavedProfile> change(ConnectorProfile before) {
    changes.check().accept(before);
    return ProfileOperations.update(before, changes);
  }

  /** The same calls with the time that is left. */
  private Calls rest() {
    Duration spent = Duration.ofNanos(timing().nanoTime() - began);
    Duration left = calls.timeout().minus(spent);
    return calls.withTimeout(left.compareTo(LEAST) > 0 ? left : LEAST);
  }

  private Timing timing() {
    return calls.transport().timing();
  }
}
