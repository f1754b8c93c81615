package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether a call is tried again. */
final class Retries {
  private final Calls calls;
  private final boolean write;
  private final int tries;
  private final Duration elapsed;

  /** By the policy and the budget of the calls, for one that was tried so often and so long. */
  Retries(Calls calls, boolean write, int tries, Duration elapsed) {
    this.calls = calls;
    this.write = write;
    this.tries = tries;
    this.elapsed = elapsed;
  }

  /** How long to wait after an answer before the next try; null when this answer is the last. */
  @Nullable Duration after(Answer answer) {
    if (answer.status() / 100 == 2) {
      calls.transport().budget().succeeded();
      return null;
    }
    Duration hint = RetryAfter.of(answer.header("retry-after"), calls.transport().timing().now());
    boolean harmless = !write || (answer.status() == 429 && hint != null);
    if (!calls.retry().retries(answer.status()) || !(harmless || calls.retry().retriesWrites())) {
      return null;
    }
    boolean tooLong = hint != null && hint.compareTo(calls.retry().maxRetryAfter()) > 0;
    return tooLong ? null : within(hint);
  }

  /** How long to wait after a failure before the next try; null when this failure is the last. */
  @Nullable Duration after(Throwable failure, boolean sent) {
    boolean hopeless = Diagnosis.of(failure, sent).hopeless();
    boolean harmless = !(write && sent) || calls.retry().retriesWrites();
    return calls.retry().retriesConnectionErrors() && harmless && !hopeless ? within(null) : null;
  }

  private @Nullable Duration within(@Nullable Duration hint) {
    if (tries >= calls.retry().maxAttempts()) {
      return null;
    }
    Duration longest = calls.retry().longestWait(tries);
    double share = calls.transport().timing().random();
    Duration wait = Duration.ofNanos((long) (longest.toNanos() * share));
    if (hint != null && hint.compareTo(wait) > 0) {
      wait = hint;
    }
    Duration end = elapsed.plus(wait);
    boolean late =
        end.compareTo(calls.timeout()) >= 0 || end.compareTo(calls.retry().maxElapsed()) > 0;
    return late || !calls.transport().budget().spend() ? null : wait;
  }
}
