package io.mammoth.connectors;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Stands where a request meets the connection: counts what goes on the wire, and puts nothing on a
 * connection that the service closed while it was idle.
 */
final class WireTap implements Interceptor {
  /** A connection that was used a moment ago is not looked at: looking takes a millisecond. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private static final int END = -1;
  private static final int QUIET = -2;

  private final Timing timing;
  private final Map<Connection, Long> used = Collections.synchronizedMap(new WeakHashMap<>());

  WireTap(Timing timing) {
    this.timing = timing;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    // The call's own request: an interceptor may have made another one, without its tag.
    Exchange<?> exchange = chain.call().request().tag(Exchange.class);
    if (exchange == null) {
      return chain.proceed(request);
    }
    exchange.onWire(connection, isGone(connection));
    Response response;
    try {
      response = chain.proceed(request);
    } catch (IOException broken) {
      if (Diagnosis.isUnprocessed(broken)) {
        exchange.unprocessed();
      }
      if (isWithinHeaders(broken) && connection != null && isStillOpen(connection.socket())) {
        IOException tooLarge = new ProtocolException(Diagnosis.LARGE_HEADERS);
        tooLarge.initCause(broken);
        throw tooLarge;
      }
      throw broken;
    }
    if (connection != null) {
      used.put(connection, timing.nanoTime());
    }
    return Disguise.of(response, connection);
  }

  static boolean isMultiplexed(Connection connection) {
    return connection.protocol() == Protocol.HTTP_2
        || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
  }

  /** Whether a connection that was idle has come to its end. OkHttp asks late, and never a GET. */
  private boolean isGone(@Nullable Connection connection) {
    Long last = used.get(connection);
    return connection != null
        && last != null
        && timing.nanoTime() - last > FRESH
        && !isMultiplexed(connection)
        && isGone(connection.socket());
  }

  /**
   * OkHttp has one exception for headers above its limit and for a connection that ended in them.
   */
  private static boolean isWithinHeaders(IOException broken) {
    Throwable cause = broken.getCause();
    return cause instanceof EOFException
        && cause.getMessage() != null
        && cause.getMessage().startsWith("\\n not found: limit=");
  }

  private static boolean isStillOpen(Socket socket) {
    try {
      return next(socket) != END;
    } catch (IOException ended) {
      return false;
    }
  }

  /** At its end, or with something that nobody asked for: either way it is of no more use. */
  private static boolean isGone(Socket socket) {
    try {
      return next(socket) != QUIET;
    } catch (IOException broken) {
      return true;
    }
  }

  /** What comes within a millisecond: a byte, {@link #END} or {@link #QUIET}. */
  private static int next(Socket socket) throws IOException {
    int patience = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      return socket.getInputStream().read();
    } catch (SocketTimeoutException quiet) {
      return QUIET;
    } finally {
      socket.setSoTimeout(patience);
    }
  }
}
