package io.mammoth.connectors;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what becomes of one call. A listener that fails has no say in the call.
 *
 * @param about what is the same in every event of the call: its id, method and path
 */
record Telling(@Nullable CallListener listener, CallEvent about) {

  void attempt(int tries, Duration elapsed) {
    if (tries > 1) {
      tell(CallListener::onRetry, event(tries, elapsed, 0, null));
    }
    tell(CallListener::onAttempt, event(tries, elapsed, 0, null));
  }

  void wait(int tries, Duration elapsed, int status, Duration delay) {
    tell(
        CallListener::onWait,
        new CallEvent(
            about.requestId(), about.method(), about.path(), tries, elapsed, status, delay, null));
  }

  void done(int tries, Duration elapsed, int status, @Nullable MammothException failure) {
    tell(CallListener::onDone, event(tries, elapsed, status, failure));
  }

  private CallEvent event(
      int tries, Duration elapsed, int status, @Nullable MammothException failure) {
    return new CallEvent(
        about.requestId(), about.method(), about.path(), tries, elapsed, status, null, failure);
  }

  private void tell(BiConsumer<CallListener, CallEvent> how, CallEvent event) {
    if (listener == null) {
      return;
    }
    try {
      how.accept(listener, event);
    } catch (RuntimeException | Error itsOwnAffair) {
      Transport.LOG.log(System.Logger.Level.WARNING, "A call listener failed", itsOwnAffair);
    }
  }
}
