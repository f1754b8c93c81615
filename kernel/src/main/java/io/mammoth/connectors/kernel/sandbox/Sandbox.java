package io.mammoth.connectors.kernel.sandbox;

import java.time.Clock;
import java.util.Objects;

/**
 * A running sandbox: one workspace with a realistic catalogue, or one of yours, reachable from this
 * machine only.
 *
 * <p>Each start has the same catalogue with the same ids and times, and credentials of its own.
 * Nothing is stored: what was changed is gone after {@link #close}. It never keeps a program alive.
 * Instances may be used by any number of threads.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   System.out.println(sandbox.serverUrl());
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  private final int workspace;
  private final Dialect dialect;
  private final Keys keys;
  private final Loopback server;

  private Sandbox(int workspace, Dialect dialect, Keys keys, Loopback server) {
    this.workspace = workspace;
    this.dialect = dialect;
    this.keys = keys;
    this.server = server;
  }

  /**
   * Starts one in the July dialect on a free port.
   *
   * @throws SandboxException if it cannot start
   */
  public static Sandbox start() {
    return start(Dialect.JULY, 0);
  }

  /**
   * Starts one on a port of your choice, 0 for a free one.
   *
   * @throws SandboxException if the port is taken or may not be used
   * @throws IllegalArgumentException if the port is not within 0 to 65535
   */
  public static Sandbox start(Dialect dialect, int port) {
    return from(Catalogue.sample(), dialect, port);
  }

  /**
   * Starts one that begins with a catalogue of yours, on a free port, in the dialect that has all
   * the catalogue's fields.
   *
   * <p>It keeps the catalogue's workspace and ids. What is created in it gets ids above all of
   * them, and above 900000.
   *
   * @throws SandboxException if it cannot start
   */
  public static Sandbox from(Catalogue catalogue) {
    return from(catalogue, catalogue.dialect(), 0);
  }

  /**
   * Starts one that begins with a catalogue of yours, in a dialect and on a port of your choice, 0
   * for a free one.
   *
   * @throws SandboxException if the port is taken or may not be used
   * @throws IllegalArgumentException if the port is not within 0 to 65535
   */
  public static Sandbox from(Catalogue catalogue, Dialect dialect, int port) {
    return start(catalogue, dialect, port, Clock.systemUTC());
  }

  static Sandbox start(Dialect dialect, int port, Clock clock) {
    return start(Catalogue.sample(), dialect, port, clock);
  }

  private static Sandbox start(Catalogue catalogue, Dialect dialect, int port, Clock clock) {
    Objects.requireNonNull(dialect, "dialect");
    Keys keys = Keys.fresh(dialect, catalogue.workspace());
    Service service = Service.of(catalogue, dialect, clock);
    Loopback server = Loopback.open(port, new Gate(keys, service), new Workers());
    return new Sandbox(catalogue.workspace(), dialect, keys, server);
  }

  /** The contract that it speaks. */
  public Dialect dialect() {
    return dialect;
  }

  /** The port that it listens on, never 0. */
  public int port() {
    return server.port();
  }

  /** The base URL to give to a client, such as {@code http://127.0.0.1:43127/api/v2}. */
  public String serverUrl() {
    return "http://127.0.0.1:" + port() + Service.BASE;
  }

  /** The number of its one workspace: 4, or that of the catalogue it began with. */
  public int workspace() {
    return workspace;
  }

  /** The API key, valid until this sandbox is closed. */
  public String apiKey() {
    return keys.key();
  }

  /** The API secret that goes with {@link #apiKey}. */
  public String apiSecret() {
    return keys.secret();
  }

  /** A bearer token that starts with {@code mm_}; the October dialect alone accepts it. */
  public String apiToken() {
    return keys.token();
  }

  /** Stops at once, cutting running requests short; closing again does nothing. */
  @Override
  public void close() {
    server.close();
  }

  /** Where it is and what it speaks; no part of a credential. */
  @Override
  public String toString() {
    return "Sandbox[" + serverUrl() + ", contract " + dialect.label() + ", credentials ***]";
  }
}
