package io.mammoth.connectors;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what becomes of one call: one event at a time, and none after the end. What the
 * listener throws does not change the call.
 */
final class Telling {
  private final @Nullable CallListener listener;

  /** What is the same in every event of the call: its id, method and path. */
  private final CallEvent about;

  private int lastStatus;
  private boolean done;

  Telling(@Nullable CallListener listener, CallEvent about) {
    this.listener = listener;
    this.about = about;
  }

  synchronized void attempt(int tries, Duration elapsed) {
    CallEvent event = event(tries, elapsed, null, null);
    if (tries > 1) {
      tell(CallListener::onRetry, event);
    }
    tell(CallListener::onAttempt, event);
  }

  synchronized void wait(int tries, Duration elapsed, int status, Duration delay) {
    lastStatus = status;
    tell(CallListener::onWait, event(tries, elapsed, delay, null));
  }

  synchronized void done(int tries, Duration elapsed, int status, @Nullable Throwable failure) {
    lastStatus = status;
    tell(CallListener::onDone, event(tries, elapsed, null, failure));
    done = true;
  }

  private CallEvent event(
      int tries, Duration elapsed, @Nullable Duration delay, @Nullable Throwable failure) {
    return new CallEvent(
        about.requestId(),
        about.method(),
        about.path(),
        tries,
        elapsed,
        lastStatus,
        delay,
        failure);
  }

  private void tell(BiConsumer<CallListener, CallEvent> how, CallEvent event) {
    if (listener == null || done) {
      return;
    }
    try {
      how.accept(listener, event);
    } catch (RuntimeException | Error itsOwnAffair) {
      Transport.LOG.log(System.Logger.Level.WARNING, "A call listener failed", itsOwnAffair);
    }
  }
}
