package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * Reads and draws a table before anybody asks for one, so that the first cell finds its classes
 * loaded. Where the notebook is not on the sandbox, one of its own is asked, and ended: no account
 * hears of it.
 */
final class WarmUp {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final CountDownLatch COLUMNS = new CountDownLatch(1);

  private WarmUp() {}

  /** Begins it on a thread of its own; later calls do nothing. */
  static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(WarmUp::touch, "mammoth-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Waits until Tablesaw's kinds of columns are initialised. Each needs the others for that: two
   * threads that came to two of them at the same time would wait for each other for ever.
   */
  static void awaitColumns() {
    try {
      COLUMNS.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void touch() {
    try {
      columns();
      if (Notebook.SESSION.status().isSandbox()) {
        draw(Notebook.mammoth);
      } else {
        onASandboxOfItsOwn();
        // A real account is asked by TLS, which takes a while to find the machine's certificates.
        SSLContext.getDefault().getSocketFactory();
      }
    } catch (NoSuchAlgorithmException | RuntimeException | LinkageError leftToTheFirstCell) {
      System.getLogger(WarmUp.class.getName())
          .log(System.Logger.Level.DEBUG, "not warmed up", leftToTheFirstCell);
    }
  }

  private static void columns() {
    try {
      ColumnType.values();
      Table.create();
    } finally {
      COLUMNS.countDown();
    }
  }

  private static void onASandboxOfItsOwn() {
    try (Sandbox sandbox = Sandbox.start(Dialect.of("2026-07"), 0);
        MammothClient client = MammothClient.builder().account(() -> account(sandbox)).build()) {
      draw(client);
    }
  }

  private static Account account(Sandbox sandbox) {
    return new Account(
        sandbox.serverUrl(),
        Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()),
        sandbox.workspace(),
        false);
  }

  private static void draw(MammothClient client) {
    Renderings.of(Notebook.table(client.connectors().listAll()));
  }
}
