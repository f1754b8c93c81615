package io.mammoth.connectors;

import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Mammoth Analytics service: who calls, how it calls, and the connector operations.
 *
 * <pre>{@code
 * MammothClient mammoth =
 *     MammothClient.builder().credentials(Credentials.bearer(token)).workspace(4).build();
 * }</pre>
 *
 * <p>Immutable and safe for several threads; one for a program is enough. Its threads are daemons,
 * so a program that ends without {@link #close} ends all the same.
 */
public final class MammothClient implements AutoCloseable {
  private final Calls calls;
  private final Runnable onClose;

  private MammothClient(Calls calls, Runnable onClose) {
    this.calls = calls;
    this.onClose = onClose;
  }

  /** A client to be put together. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client for the account that the environment variables give; see {@link Environment}.
   *
   * @throws ConfigurationException when they give none, or the sandbox is chosen, which lives in
   *     notebooks only
   */
  public static MammothClient fromEnv() {
    return fromEnv(Environment.system());
  }

  /** A client for the account of {@code Environment.of(Map.of(Environment.TOKEN, token))}, say. */
  public static MammothClient fromEnv(Environment environment) {
    Account account = environment.account();
    return builder().account(() -> account).debug(environment.debug()).build();
  }

  /** The connector operations. */
  public Connectors connectors() {
    return new Connectors(calls);
  }

  /** The connector profile operations. */
  public Profiles profiles() {
    return new Profiles(calls);
  }

  /**
   * Sends a request that this client does not model, with the same account, retries, deadline and
   * limits.
   *
   * @param method GET, POST, PUT, PATCH or DELETE
   * @param path the path below the server's address, from {@code /} on, not encoded
   * @param query parameters, not encoded: a list is sent as one parameter for each of its values,
   *     null is left out
   * @param body what is sent as JSON (maps, lists, texts, numbers, booleans); null for none
   * @return the answer, when its status is 2xx
   * @throws ApiException for any other status
   */
  public Answer send(String method, String path, Map<String, ?> query, @Nullable Object body) {
    return Exchange.send(calls, Operations.raw(method, path, query, body));
  }

  /**
   * A view of this client for code that must not close it, such as the cells of a notebook. It
   * makes the same calls over the same connections. Closing the view leaves both open; closing this
   * client ends the calls of both.
   *
   * @param onIgnored runs at each {@link #close} of the view, in the thread that calls it; what it
   *     throws reaches that caller, and changes nothing
   */
  public MammothClient withCloseIgnored(Runnable onIgnored) {
    return new MammothClient(calls, Objects.requireNonNull(onIgnored, "onIgnored"));
  }

  /**
   * Ends what is under way and gives back what the client holds; calls after it fail. Closing again
   * does nothing. A view that {@link #withCloseIgnored} gives, such as a notebook's client, stays
   * open instead.
   */
  @Override
  public void close() {
    onClose.run();
  }

  /** How it calls; whom, its account says at each call. */
  @Override
  public String toString() {
    return "MammothClient[" + calls + "]";
  }

  /**
   * Puts a client together. Either {@link #account}, or its parts: {@link #credentials}, {@link
   * #serverUrl}, {@link #workspace}, {@link #writes}.
   */
  public static final class Builder {
    private static final long MOST_BODY = 32L * 1024 * 1024;
    private static final long MOST_ERROR_BODY = 64L * 1024;

    private @Nullable Supplier<Account> account;
    private @Nullable Credentials credentials;
    private @Nullable String serverUrl;
    private @Nullable Integer workspace;
    private @Nullable Boolean writes;
    private @Nullable OkHttpClient http;
    private @Nullable Proxy proxy;
    private @Nullable Authenticator proxyLogin;
    private @Nullable Duration connectTimeout;
    private int maxConcurrentCalls = TransportSettings.MAX_CONCURRENT_CALLS;
    private Retry retry = Retry.standard();
    private Duration timeout = Duration.ofSeconds(60);
    private @Nullable CallListener listener;
    private boolean debug;
    private long maxBody = MOST_BODY;
    private long maxErrorBody = MOST_ERROR_BODY;
    private @Nullable Timing timing;

    private Builder() {}

    /** Who calls, asked once at the start of each call; what it throws is that call's error. */
    public Builder account(Supplier<Account> account) {
      this.account = Objects.requireNonNull(account, "account");
      return this;
    }

    /** What proves who is calling. */
    public Builder credentials(Credentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * The address under which the contract's paths stand; {@link Account#LIVE_SERVER} unless set.
     */
    public Builder serverUrl(String address) {
      this.serverUrl = Account.checkedServer("server address", address).toString();
      return this;
    }

    /** The number of the workspace to use where a call names none; above 0. */
    public Builder workspace(int number) {
      this.workspace = Checks.aboveZero("workspace", number);
      return this;
    }

    /** Whether calls that change something may be sent; true unless set. */
    public Builder writes(boolean on) {
      this.writes = on;
      return this;
    }

    /** What is tried again; {@link Retry#standard()} unless set. */
    public Builder retry(Retry retry) {
      this.retry = Objects.requireNonNull(retry, "retry");
      return this;
    }

    /**
     * The time for a whole call, from connecting to the end of the body, tries and waits included;
     * 60 s unless set.
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Calls.checked(timeout);
      return this;
    }

    /**
     * The time for connecting to one address of the server, without the TLS handshake; 10 s unless
     * set, or what {@link #httpClient} has. The {@link #timeout} holds as well.
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = Calls.checked(timeout);
      return this;
    }

    /**
     * How many calls are sent at the same time; 64 unless set. Further ones wait for their turn,
     * and that time counts as theirs.
     */
    public Builder maxConcurrentCalls(int calls) {
      this.maxConcurrentCalls = Checks.aboveZero("maxConcurrentCalls", calls);
      return this;
    }

    /**
     * A proxy for all calls; the JVM's own unless set (its properties {@code https.proxyHost} and
     * {@code https.proxyPort}; the environment variable {@code HTTPS_PROXY} is not read). One that
     * asks for a password gets that of {@code java.net.Authenticator}.
     */
    public Builder proxy(Proxy proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      this.proxyLogin = null;
      return this;
    }

    /**
     * An HTTP proxy for all calls that asks for a user name and password (Basic).
     *
     * @throws ConfigurationException for a SOCKS proxy, whose password {@code
     *     java.net.Authenticator} gives
     */
    public Builder proxy(Proxy proxy, String user, String password) {
      this.proxyLogin = ProxyLogin.of(proxy, user, password);
      this.proxy = proxy;
      return this;
    }

    /**
     * An OkHttp client to take settings and connections from: TLS, DNS, proxy, interceptors,
     * connection pool. This client's own are redirects, retries, every timeout but that for
     * connecting, and the dispatcher with its threads and limits ({@link #maxConcurrentCalls}); a
     * cache is not used. HTTP/2 connections are pinged, to notice when one has fallen silent. Set
     * {@code pingInterval} on your client to share its connections; without it only connections
     * opened by Mammoth clients are reused, over HTTP/1.1 as well. Not possible in notebooks, where
     * OkHttp is hidden.
     */
    public Builder httpClient(OkHttpClient http) {
      this.http = Objects.requireNonNull(http, "http");
      return this;
    }

    /** Sees what becomes of each call. */
    public Builder listener(CallListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Whether each request and answer is logged, without credentials and bodies, at level INFO of
     * System.Logger.
     */
    public Builder debug(boolean on) {
      this.debug = on;
      return this;
    }

    /**
     * The most bytes of an answer's body that are read, after decompression; 32 MiB unless set,
     * which holds a catalogue of 100,000 connectors (25 MB). A longer one is refused.
     */
    public Builder maxBody(long bytes) {
      this.maxBody = Checks.aboveZero("maxBody", bytes);
      return this;
    }

    /**
     * The most bytes of an error's body that are read, after decompression; 64 KiB unless set. A
     * longer one is cut.
     */
    public Builder maxErrorBody(long bytes) {
      this.maxErrorBody = Checks.aboveZero("maxErrorBody", bytes);
      return this;
    }

    Builder timing(Timing timing) {
      this.timing = timing;
      return this;
    }

    /**
     * The client.
     *
     * @throws ConfigurationException when no account or credentials were given, or both an account
     *     and its parts
     */
    public MammothClient build() {
      TransportSettings settings =
          new TransportSettings(
              http, proxy, proxyLogin, connectTimeout, maxConcurrentCalls, timeout, debug);
      Transport transport = Transport.over(settings, timing == null ? new SystemTiming() : timing);
      return new MammothClient(
          new Calls(
              transport, who(), retry, timeout, listener, answer -> {}, maxBody, maxErrorBody),
          transport::close);
    }

    private Supplier<Account> who() {
      boolean parts = credentials != null || serverUrl != null || workspace != null;
      if (account != null && (parts || writes != null)) {
        throw new ConfigurationException(
            "Give the client an account, or its credentials, server, workspace and writes, not"
                + " both.");
      }
      if (account != null) {
        return account;
      }
      if (credentials == null) {
        throw new ConfigurationException(
            "No credentials: give the client credentials(…) or account(…), or use fromEnv().");
      }
      String server = serverUrl == null ? Account.LIVE_SERVER : serverUrl;
      Account constant = new Account(server, credentials, workspace, writes == null || writes);
      return () -> constant;
    }
  }
}
