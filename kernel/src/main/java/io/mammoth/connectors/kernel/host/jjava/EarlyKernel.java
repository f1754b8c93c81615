package io.mammoth.connectors.kernel.host.jjava;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageType;

/**
 * A kernel that Jupyter can talk to before it has started: front ends look for a kernel's sockets
 * only now and then, so the sockets come first. What needs JShell is held until the start is over;
 * unheld, a completion that falls into it breaks JShell for good.
 */
final class EarlyKernel {
  private static final List<MessageType<?>> HELD =
      List.of(
          MessageType.EXECUTE_REQUEST,
          MessageType.COMPLETE_REQUEST,
          MessageType.INSPECT_REQUEST,
          MessageType.IS_COMPLETE_REQUEST);

  private final BaseKernel kernel;
  private final JupyterConnection connection;
  private final CountDownLatch started = new CountDownLatch(1);
  private final LaterIndex index = LaterIndex.held();

  private EarlyKernel(BaseKernel kernel, JupyterConnection connection) {
    this.kernel = kernel;
    this.connection = connection;
  }

  /**
   * Puts the kernel together; nothing is bound yet.
   *
   * @throws ReflectiveOperationException where this JJava has other parts
   */
  static EarlyKernel of(String[] args) throws ReflectiveOperationException {
    Path file = Path.of(args[0]);
    JJavaParts.setLogFormat();
    // Sockets and JShell wait for different things: each gets a core.
    CompletableFuture<JupyterConnection> connection =
        CompletableFuture.supplyAsync(() -> connection(file), EarlyKernel::inBackground);
    BaseKernel kernel = JJavaParts.kernel();
    return new EarlyKernel(kernel, connection.join());
  }

  /** Opens the sockets, starts the kernel, and stays until it is shut down. */
  void run() {
    kernel.becomeHandlerForConnection(connection);
    HELD.forEach(this::hold);
    connection.connect();
    try {
      JJavaParts.start(kernel);
    } catch (ReflectiveOperationException | RuntimeException | Error failure) {
      // Whoever waits for an answer must learn that there will be none.
      failure.printStackTrace();
      System.exit(1);
    }
    started.countDown();
    connection.waitUntilClose();
  }

  private <T> void hold(MessageType<T> type) {
    ShellHandler<T> handler = connection.getHandler(type);
    connection.setHandler(
        type,
        (reply, message) -> {
          awaitStart();
          if (!type.equals(MessageType.EXECUTE_REQUEST)) {
            index.begin();
          }
          handler.handle(reply, message);
          index.begin();
        });
  }

  private void awaitStart() {
    try {
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JupyterConnection connection(Path file) {
    try {
      return new JupyterConnection(KernelConnectionProperties.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "mammoth-connection");
    thread.setDaemon(true);
    thread.start();
  }
}
