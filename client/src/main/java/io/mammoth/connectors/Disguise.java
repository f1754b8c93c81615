package io.mammoth.connectors;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Hides from OkHttp what it would act on by itself: {@code Retry-After: 0} of a 503, at which it
 * sends the request again; a 407 that no proxy sent, at which it throws, or sends the proxy's
 * password to the service; and a gzip encoding of what is not gzip.
 */
final class Disguise {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN_RETRY_AFTER = "X-Mammoth-Hidden-Retry-After";
  private static final String HIDDEN_STATUS = "X-Mammoth-Hidden-Status";
  private static final int DISGUISE = HttpURLConnection.HTTP_BAD_REQUEST;
  private static final int GZIP_MAGIC = 0x1f8b;

  private Disguise() {}

  static Response of(Response response, @Nullable Connection connection) {
    Headers.Builder headers = response.headers().newBuilder();
    int status = response.code();
    if (status == HttpURLConnection.HTTP_UNAVAILABLE) {
      headers.removeAll(RETRY_AFTER);
      for (String wait : response.headers(RETRY_AFTER)) {
        // Headers that came from a server may hold what others must not.
        headers.addUnsafeNonAscii(HIDDEN_RETRY_AFTER, wait);
      }
    }
    if (status == HttpURLConnection.HTTP_PROXY_AUTH && !isFromProxy(response, connection)) {
      headers.set(HIDDEN_STATUS, "" + status);
      status = DISGUISE;
    }
    if (isFalselyGzip(response)) {
      headers.removeAll("Content-Encoding");
    }
    return response.newBuilder().code(status).headers(headers.build()).build();
  }

  /** Through a tunnel, as https takes it, the service speaks and not the proxy. */
  private static boolean isFromProxy(Response response, @Nullable Connection connection) {
    return connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && !response.request().isHttps();
  }

  private static boolean isFalselyGzip(Response response) {
    if (!"gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
      return false;
    }
    BufferedSource body = response.body().source();
    try {
      if (!body.request(2)) {
        // A single byte may be the first of a gzip that was cut.
        return !body.request(1) || body.getBuffer().getByte(0) != (byte) (GZIP_MAGIC >> Byte.SIZE);
      }
      return (body.peek().readShort() & 0xffff) != GZIP_MAGIC;
    } catch (IOException broken) {
      // Whoever reads the body meets it again, and the status is known by then.
      return false;
    }
  }

  /** The status as it came. */
  static int status(Response response) {
    boolean hidden = response.code() == DISGUISE && response.header(HIDDEN_STATUS) != null;
    return hidden ? HttpURLConnection.HTTP_PROXY_AUTH : response.code();
  }

  /** A header's name as it came; null for one that did not come. */
  static @Nullable String name(String header) {
    if (header.equalsIgnoreCase(HIDDEN_STATUS)) {
      return null;
    }
    return header.equalsIgnoreCase(HIDDEN_RETRY_AFTER) ? RETRY_AFTER : header;
  }
}
