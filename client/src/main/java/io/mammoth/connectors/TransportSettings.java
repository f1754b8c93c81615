package io.mammoth.connectors;

import java.net.Proxy;
import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client is built with that concerns its connections.
 *
 * @param http the caller's OkHttp client; null for one of our own
 * @param proxy for all calls; null for the JVM's or the caller's
 * @param proxyLogin answers a proxy that asks for a password; null for the JVM's or the caller's
 * @param connectTimeout null for the caller's, or the default
 * @param maxConcurrentCalls how many calls are sent at the same time
 * @param timeout the time for a whole call, from which the ping interval follows
 * @param debug whether requests and responses are logged
 */
record TransportSettings(
    @Nullable OkHttpClient http,
    @Nullable Proxy proxy,
    @Nullable Authenticator proxyLogin,
    @Nullable Duration connectTimeout,
    int maxConcurrentCalls,
    Duration timeout,
    boolean debug) {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  static final int MAX_CONCURRENT_CALLS = 64;

  private static final Duration SHORTEST_PING = Duration.ofSeconds(1);
  private static final Duration LONGEST_PING = Duration.ofSeconds(10);

  void applyTo(OkHttpClient.Builder builder) {
    if (proxy != null) {
      builder.proxy(proxy);
    }
    if (proxyLogin != null) {
      builder.proxyAuthenticator(proxyLogin);
    }
    if (connectTimeout != null) {
      builder.connectTimeout(connectTimeout);
    }
    if (http == null || http.pingIntervalMillis() == 0) {
      builder.pingInterval(pingInterval());
    }
  }

  /**
   * OkHttp closes an HTTP/2 connection when a ping is unanswered until the next one, so a quarter
   * of the deadline leaves a read the other half for another connection. A ping has 17 bytes; more
   * than one a second would take a busy network for a dead one.
   */
  private Duration pingInterval() {
    Duration quarter = timeout.dividedBy(4);
    if (quarter.compareTo(SHORTEST_PING) < 0) {
      return SHORTEST_PING;
    }
    return quarter.compareTo(LONGEST_PING) > 0 ? LONGEST_PING : quarter;
  }
}
