package io.mammoth.connectors;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An update of a profile: reads it just before, then sends the whole of it with what changes. Two
 * requests for one account, within the time of one call.
 */
final class ProfileUpdate {
  private final long id;
  private final ProfileChanges changes;

  /** Checks the arguments. */
  ProfileUpdate(long id, ProfileChanges changes) {
    this.id = Checks.aboveZero("profile id", id);
    this.changes = changes.copy();
    if (changes.isEmpty()) {
      throw new ConfigurationException(
          "The changes change nothing: name a connector, or set or clear a field. Nothing was sent.");
    }
  }

  /** Sends, waits and reads. */
  SavedProfile send(Calls any) {
    Calls calls = checked(any);
    long began = timing(calls).nanoTime();
    Operation<SavedProfile> change = change(Exchange.send(calls, ProfileOperations.withId(id)));
    return Exchange.send(rest(calls, began, change), change);
  }

  /** The same, asynchronously. */
  CompletableFuture<SavedProfile> start(Calls any) {
    Steps<SavedProfile> steps = new Steps<>();
    try {
      Calls calls = checked(any);
      long began = timing(calls).nanoTime();
      steps.next(
          calls,
          ProfileOperations.withId(id),
          before -> {
            Operation<SavedProfile> change = change(before);
            steps.next(rest(calls, began, change), change, steps.future()::complete);
          });
    } catch (RuntimeException refused) {
      steps.future().completeExceptionally(refused);
    }
    return steps.future();
  }

  /** These calls for one account, which must be allowed to write. */
  private static Calls checked(Calls any) {
    Calls calls = any.withOneAccount();
    Requests.checkWrites(calls.currentAccount(), "PUT");
    return calls;
  }

  private Operation<SavedProfile> change(ConnectorProfile before) {
    changes.check(before);
    return ProfileOperations.update(before, changes);
  }

  /** The same calls with the time that is left for the change; fails when there is none. */
  private static Calls rest(Calls calls, long began, Operation<?> change) {
    Duration spent = Duration.ofNanos(timing(calls).nanoTime() - began);
    Duration left = calls.timeout().minus(spent);
    if (left.isNegative() || left.isZero()) {
      Exchange.failTimedOut(calls, change);
    }
    return calls.withTimeout(left);
  }

  private static Timing timing(Calls calls) {
    return calls.transport().timing();
  }
}
