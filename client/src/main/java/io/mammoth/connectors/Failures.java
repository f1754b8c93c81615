package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import io.mammoth.connectors.TransportException.Sent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the exception of a call that got no whole answer. */
final class Failures {
  private Failures() {}

  static TransportException lost(Outcome.Lost lost, String what, Duration timeout, Sent sent) {
    String time = lost.phase() == Phase.DEADLINE ? " of " + timeout.toMillis() / 1000.0 + " s" : "";
    String how = lost.phase().how + time + why(lost.cause());
    return new TransportException(
        what + " " + how + ". " + effect(what, sent), lost.cause(), lost.phase(), sent);
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

  private static String why(@Nullable Throwable cause) {
    if (cause != null && !(cause instanceof IOException)) {
      return ": something in this program failed, as the cause says";
    }
    if (cause instanceof UnknownHostException) {
      return ": the host is unknown (check the server address and the network)";
    }
    if (cause instanceof SocketTimeoutException) {
      return ": it took too long";
    }
    if (cause instanceof ConnectException) {
      return ": the host refused it, or is not reachable";
    }
    if (cause instanceof SSLException) {
      return ": the secure connection failed (certificate or protocol)";
    }
    return cause == null ? "" : ": the connection ended too early";
  }
}
