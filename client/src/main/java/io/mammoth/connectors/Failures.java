package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import io.mammoth.connectors.TransportException.Sent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the exception of a call that got no whole answer. */
final class Failures {
  private Failures() {}

  /**
   * The exception of a lost call.
   *
   * @param shown the cause without credentials, which may be another one than what was lost by
   */
  static TransportException lost(
      Outcome.Lost lost, @Nullable Throwable shown, String what, Duration timeout, Sent sent) {
    String time = lost.phase() == Phase.DEADLINE ? " of " + seconds(timeout) + " s" : "";
    Throwable cause = lost.cause();
    String how = lost.phase().how + time;
    if (cause != null && sent.attempts() == 0 && Diagnosis.isUnprocessed(cause)) {
      how = "was refused by the server, each time before it was processed: it had no effect.";
      return new TransportException(what + " " + how, shown, lost.phase(), sent);
    } else if (cause != null) {
      how += ": " + Diagnosis.of(cause, lost.phase() != Phase.CONNECT).why();
    }
    return new TransportException(
        what + " " + how + ". " + effect(what, sent), shown, lost.phase(), sent);
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

  private static String effect(String what, Sent sent) {
    if (sent.attempts() == 0) {
      return "Nothing was sent.";
    }
    String requests = sent.attempts() == 1 ? "1 request was" : sent.attempts() + " requests were";
    return requests
        + " sent"
        + (what.startsWith("GET") ? "" : Effect.LOOK_FIRST)
        + " (request id "
        + sent.requestId()
        + ").";
  }
}
