package io.mammoth.connectors;

import java.net.Proxy;
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
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of one client share, and what its {@code close} ends. Every thread of it is a
 * daemon.
 */
final class Transport implements AutoCloseable {
  static final System.Logger LOG = System.getLogger("io.mammoth.connectors");

  private static final int MOST_REQUESTS = 64;

  private final OkHttpClient http;
  private final boolean ownsConnections;
  private final Timing timing;
  private final RetryBudget budget = new RetryBudget();
  private final Set<Exchange<?>> running = ConcurrentHashMap.newKeySet();
  private @Nullable OkHttpClient secure;
  private final Executor completions = threads("mammoth-completion");
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
  static Transport over(
      @Nullable OkHttpClient theirs, @Nullable Proxy proxy, boolean debug, Timing timing) {
    OkHttpClient.Builder http = theirs == null ? own() : theirs.newBuilder();
    if (proxy != null) {
      http.proxy(proxy);
    }
    if (debug) {
      http.addNetworkInterceptor(new DebugLog());
    }
    http.readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .dispatcher(dispatcher())
        .addNetworkInterceptor(new WireTap(timing));
    return new Transport(http.build(), theirs == null, timing);
  }

  /** Without TLS, for which the machine's certificates must be read: a tenth of a second. */
  private static OkHttpClient.Builder own() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(10))
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
  }

  private static Dispatcher dispatcher() {
    // The dispatcher is the bound. A thread whose call has ended hands the next one on before it is
    // free itself, so a bound of the same size here would turn that one away.
    Dispatcher dispatcher = new Dispatcher(threads("mammoth-call"));
    dispatcher.setMaxRequests(MOST_REQUESTS);
    // One host is all there is: OkHttp's 5 would hold everything else back.
    dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
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
      // OkHttp throws what an interceptor threw once more, after the call has been told of it.
      thread.setUncaughtExceptionHandler((where, told) -> {});
      return thread;
    };
  }

  void checkOpen() {
    if (closed) {
      throw new ConfigurationException("The client is closed: make a new one. Nothing was sent.");
    }
  }

  OkHttpClient http(boolean tls) {
    return tls && ownsConnections ? secure() : http;
  }

  /** The same with TLS, over the same threads and connections, once the first call wants it. */
  private synchronized OkHttpClient secure() {
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
