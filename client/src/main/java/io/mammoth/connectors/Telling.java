package io.mammoth.connectors;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells a listener what becomes of one call. A listener that fails has no say in the call. */
final class Telling {
  private final @Nullable CallListener listener;

  /** What is the same in every event of the call: its id, method and path. */
  private final CallEvent about;

  Telling(@Nullable CallListener listener, CallEvent about) {
    this.listener = listener;
    this.about = about;
  }

  void attempt(int tries, Duration elapsed) {
    CallEvent event = event(tries, elapsed, 0, null);
    if (tries > 1) {
      tell(CallListener::onRetry, event);
    }
    tell(CallListener::onAttempt, event);
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
