package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;

/** Tells two listeners. */
record Listeners(CallListener first, CallListener second) implements CallListener {
  @Override
  public void onAttempt(CallEvent event) {
    first.onAttempt(event);
    second.onAttempt(event);
  }

  @Override
  public void onWait(CallEvent event) {
    first.onWait(event);
    second.onWait(event);
  }

  @Override
  public void onRetry(CallEvent event) {
    first.onRetry(event);
    second.onRetry(event);
  }

  @Override
  public void onDone(CallEvent event) {
    first.onDone(event);
    second.onDone(event);
  }
}
