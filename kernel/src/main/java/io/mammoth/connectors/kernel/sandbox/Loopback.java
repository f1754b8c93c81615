package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** An HTTP server on 127.0.0.1 whose threads never keep a program alive. */
final class Loopback implements AutoCloseable {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer server;
  private final Workers workers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Loopback(HttpServer server, Workers workers) {
    this.server = server;
    this.workers = workers;
  }

  static Loopback open(int port, HttpHandler handler, Workers workers) {
    Loopback loopback = new Loopback(bind(port), workers);
    loopback.server.createContext("/", handler);
    loopback.server.setExecutor(workers);
    loopback.begin();
    return loopback;
  }

  private static HttpServer bind(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
    // The server reads this once, when its class loads: without it each answer waits 40 ms for the
    // other side's delayed acknowledgement.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    try {
      InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      throw new SandboxException(
          "Port " + port + " on 127.0.0.1 is already taken: choose another, or 0 for a free one.",
          e);
    } catch (IOException e) {
      throw new SandboxException("The sandbox cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /** The server's own thread is a daemon exactly when the thread that starts it is one. */
  private void begin() {
    Thread starter = new Thread(server::start, "sandbox-start");
    starter.setDaemon(true);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new SandboxException("The sandbox was interrupted while it started.", e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.stop(0);
      workers.close();
    }
  }
}
