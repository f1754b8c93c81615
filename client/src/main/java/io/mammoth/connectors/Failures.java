package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import io.mammoth.connectors.TransportException.Sent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception of a call that got no whole answer.
 *
 * @param what the request in words
 * @param isWrite whether the call changes anything at all
 */
record Failures(String what, boolean isWrite, Sent sent) {

  /**
   * The exception of a lost call.
   *
   * @param shown the cause without credentials, which may be another one than what was lost by
   */
  TransportException lost(Outcome.Lost lost, @Nullable Throwable shown, Duration timeout) {
    String time = lost.phase() == Phase.DEADLINE ? " of " + seconds(timeout) + " s" : "";
    Throwable cause = lost.cause();
    String how = lost.phase().how + time;
    String effect = ". " + effect();
    if (cause != null && sent.attempts() == 0 && Diagnosis.isUnprocessed(cause)) {
      how = "was refused by the server, each time before it was processed";
      effect = ": it had no effect.";
    } else if (cause != null) {
      how += ": " + Diagnosis.of(cause, lost.phase() != Phase.CONNECT).why();
    }
    boolean mayHave = isWrite && sent.attempts() > 0;
    return new TransportException(what + " " + how + effect, shown, mayHave, lost.phase(), sent);
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString();
  }

  /**
   * What broke. OkHttp wraps what an interceptor of the caller's throws, if it is no {@link
   * IOException}, into one of its own.
   */
  static Throwable cause(IOException why) {
    Throwable inner = why.getCause();
    if (inner == null || inner instanceof IOException || why.getClass() != IOException.class) {
      return why;
    }
    return inner;
  }

  private String effect() {
    if (sent.attempts() == 0) {
      return "Nothing was sent.";
    }
    String requests = sent.attempts() == 1 ? "1 request was" : sent.attempts() + " requests were";
    return requests
        + " sent"
        + (isWrite ? Effect.LOOK_FIRST : "")
        + " (request id "
        + sent.requestId()
        + ").";
  }
}
