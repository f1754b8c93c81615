package io.mammoth.connectors;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of one client share, and what its {@code close} ends. Every thread of it is a
 * daemon.
 */
final class Transport implements AutoCloseable {
  static final System.Logger LOG = System.getLogger("io.mammoth.connectors");

  /** The mark of connections that are pinged, of every client over one pool. */
  private static final String PINGED = "pinged";

  private final boolean ownsConnections;
  private final Timing timing;
  private final RetryBudget budget = new RetryBudget();
  private final Set<Exchange<?>> running = ConcurrentHashMap.newKeySet();
  private final Executor completions = threads("mammoth-completion");
  private OkHttpClient http;
  private @Nullable OkHttpClient secure;
  private volatile boolean closed;

  private Transport(OkHttpClient http, boolean ownsConnections, Timing timing) {
    this.http = http;
    this.ownsConnections = ownsConnections;
    this.timing = timing;
  }

  /**
   * A transport over a caller's OkHttp client, or one of its own, with everything switched off by
   * which OkHttp would send something again or elsewhere.
   */
  static Transport over(TransportSettings settings, Timing timing) {
    OkHttpClient theirs = settings.http();
    OkHttpClient.Builder http =
        theirs == null ? own(settings.maxConcurrentCalls()) : theirs.newBuilder();
    settings.applyTo(http);
    if (theirs != null && theirs.pingIntervalMillis() == 0) {
      // The pool may hold connections that the application opened, which are not pinged.
      http.proxyAuthenticator(new Generation(http.build().proxyAuthenticator(), PINGED));
    }
    http.readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        // OkHttp's cache tells requests apart by their URL alone: one account would get another's
        // response, since credentials are headers.
        .cache(null)
        .dispatcher(dispatcher(settings.maxConcurrentCalls()))
        .addNetworkInterceptor(new WireTap(timing));
    // Before the caller's own, which may wait.
    http.interceptors().add(0, Transport::markDispatched);
    if (settings.debug()) {
      // Inside the tap, so that a request which the tap holds back is not logged.
      http.addNetworkInterceptor(new DebugLog());
    }
    return new Transport(http.build(), theirs == null, timing);
  }

  /** Without TLS, for which the default trust store is loaded: a tenth of a second. */
  private static OkHttpClient.Builder own(int maxConcurrentCalls) {
    return new OkHttpClient.Builder()
        .connectTimeout(TransportSettings.CONNECT_TIMEOUT)
        // OkHttp keeps 5: 50 threads over HTTP/1.1 opened 1,206 connections for 20,001 calls.
        .connectionPool(new ConnectionPool(maxConcurrentCalls, 5, TimeUnit.MINUTES))
        .proxyAuthenticator(Authenticator.JAVA_NET_AUTHENTICATOR)
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
  }

  private static Dispatcher dispatcher(int maxConcurrentCalls) {
    // The dispatcher is the bound. A thread passes the next call on before it is free itself: a
    // bound of the same size here would reject that call.
    Dispatcher dispatcher = new Dispatcher(threads("mammoth-call"));
    dispatcher.setMaxRequests(maxConcurrentCalls);
    // A client calls one host: OkHttp's limit of 5 would hold all other calls back.
    dispatcher.setMaxRequestsPerHost(maxConcurrentCalls);
    return dispatcher;
  }

  /** Threads without a bound, each of which ends once it has been idle for 5 s. */
  private static ExecutorService threads(String name) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(name));
  }

  /** Daemons with the context class loader of the thread that makes the client. */
  static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      thread.setUncaughtExceptionHandler(Transport::logUncaught);
      return thread;
    };
  }

  /** Without the exception's message, which may hold anything. */
  private static void logUncaught(Thread thread, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    LOG.log(
        System.Logger.Level.WARNING,
        "The thread {0} ended with {1} at {2}",
        thread.getName(),
        thrown.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0]);
  }

  void checkOpen() {
    if (closed) {
      throw new ConfigurationException("The client is closed: make a new one. Nothing was sent.");
    }
  }

  synchronized OkHttpClient http(boolean tls) {
    return tls && ownsConnections ? secure() : http;
  }

  /**
   * Keeps later calls off an HTTP/2 connection on which a call met its deadline, since it may have
   * fallen silent: a ping notices that within two intervals only, and until then each further call
   * would be lost. Over HTTP/1.1 the call's end has closed its connection already.
   *
   * <p>Closing it would fail its other calls, writes among them, when only one answer was slow. So
   * they go on, and what is sent from here on finds no connection of before: OkHttp reuses one only
   * for an equal proxy authenticator. That costs a handshake for each such deadline, or for several
   * of the same moment.
   */
  synchronized void distrust(@Nullable Connection connection, @Nullable OkHttpClient used) {
    if (connection == null || used == null || !WireTap.isMultiplexed(connection)) {
      return;
    }
    if (used == http) {
      http = withoutItsConnections(used);
    } else if (used == secure) {
      secure = withoutItsConnections(used);
    }
  }

  private OkHttpClient withoutItsConnections(OkHttpClient client) {
    Authenticator inner = client.proxyAuthenticator();
    Authenticator proxy = inner instanceof Generation before ? before.proxy() : inner;
    return client.newBuilder().proxyAuthenticator(new Generation(proxy, new Object())).build();
  }

  /** Keeps calls to the connections that were opened with an equal one. */
  private record Generation(Authenticator proxy, Object mark) implements Authenticator {
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response)
        throws IOException {
      return proxy.authenticate(route, response);
    }
  }

  /** OkHttp tells only by a copy of its whole queue whether a call is in it. */
  private static Response markDispatched(Interceptor.Chain chain) throws IOException {
    Exchange<?> exchange = chain.request().tag(Exchange.class);
    if (exchange != null) {
      exchange.markDispatched();
    }
    return chain.proceed(chain.request());
  }

  /**
   * Why a call that was not begun missed its deadline: it waited for others; null when none waits,
   * so that its thread was merely about to begin.
   */
  @Nullable IOException queueTimeout() {
    Dispatcher dispatcher = http(false).dispatcher();
    return dispatcher.queuedCallsCount() > 0
        ? new NoPlaceException(dispatcher.getMaxRequests())
        : null;
  }

  /** The same with TLS, over the same threads and connections, once the first call wants it. */
  private OkHttpClient secure() {
    if (secure == null) {
      List<ConnectionSpec> usual = List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
      secure = http.newBuilder().connectionSpecs(usual).build();
    }
    return secure;
  }

  /** A call begins a try: closing must be able to end it. */
  void opened(Exchange<?> exchange) {
    running.add(exchange);
    if (closed) {
      exchange.end(TransportException.Phase.INTERRUPTED);
    }
  }

  /** A call ended. */
  void ended(Exchange<?> exchange) {
    running.remove(exchange);
  }

  Timing timing() {
    return timing;
  }

  RetryBudget budget() {
    return budget;
  }

  /**
   * Where futures complete and retries begin: neither inside OkHttp's callbacks, so that a
   * dependent stage may call again, nor on the timer. Without a bound, since the caller's code may
   * block there for as long as it likes.
   */
  Executor completions() {
    return completions;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (ownsConnections) {
      // A connection is evicted only once its calls are over, which cancelling them merely begins.
      http.dispatcher().setIdleCallback(http.connectionPool()::evictAll);
    }
    running.forEach(exchange -> exchange.end(TransportException.Phase.INTERRUPTED));
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    if (ownsConnections) {
      http.connectionPool().evictAll();
    }
    // The threads of completions end by themselves when idle: shut down, they would drop futures
    // that complete at this moment.
    if (timing instanceof SystemTiming own) {
      own.close();
    }
  }
}
