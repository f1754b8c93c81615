package io.mammoth.connectors;

import java.io.IOException;
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
 * Stands where a request meets the connection: counts what goes on the wire, puts nothing on a
 * connection that the service closed while it was idle, and hides {@code Retry-After} of a 503 from
 * OkHttp, which would otherwise send the request again by itself.
 */
final class WireTap implements Interceptor {
  static final String HIDDEN_RETRY_AFTER = "X-Mammoth-Hidden-Retry-After";

  /** A connection that was used a moment ago is not looked at: looking takes a millisecond. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Timing timing;
  private final Map<Connection, Long> used = Collections.synchronizedMap(new WeakHashMap<>());

  WireTap(Timing timing) {
    this.timing = timing;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    Exchange<?> exchange = request.tag(Exchange.class);
    if (exchange != null) {
      exchange.onWire(isGone(connection));
    }
    Response response = chain.proceed(request);
    used.put(connection, timing.nanoTime());
    if (response.code() != 503 || response.header("Retry-After") == null) {
      return response;
    }
    Response.Builder hidden = response.newBuilder().removeHeader("Retry-After");
    for (String wait : response.headers("Retry-After")) {
      hidden.addHeader(HIDDEN_RETRY_AFTER, wait);
    }
    return hidden.build();
  }

  /** Whether a connection that was idle has come to its end. OkHttp asks late, and never a GET. */
  private boolean isGone(@Nullable Connection connection) {
    Long last = used.get(connection);
    return connection != null
        && last != null
        && timing.nanoTime() - last > FRESH
        && connection.protocol() != Protocol.HTTP_2
        && isGone(connection.socket());
  }

  private static boolean isGone(Socket socket) {
    try {
      int patience = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        // The end, or something that nobody asked for: either way it is of no more use.
        var unusedByte = socket.getInputStream().read();
        return true;
      } catch (SocketTimeoutException quiet) {
        return false;
      } finally {
        socket.setSoTimeout(patience);
      }
    } catch (IOException broken) {
      return true;
    }
  }
}
