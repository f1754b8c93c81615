package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.CellDeclarations;
import io.mammoth.connectors.kernel.host.LambdaCompletion;
import io.mammoth.connectors.kernel.notebook.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;

/**
 * A kernel that Jupyter can talk to before it has started: front ends look for a kernel's sockets
 * only now and then, so the sockets come first. What needs JShell is held until the start is over;
 * unheld, a completion that falls into it breaks JShell for good.
 */
final class EarlyKernel {
  private static final int FAILED = 1;

  private final BaseKernel kernel;
  private final JupyterConnection connection;
  private final CountDownLatch started = new CountDownLatch(1);
  private final LaterIndex index = LaterIndex.held();
  private final CellDeclarations declarations;
  private final LambdaCompletion completion;

  private EarlyKernel(BaseKernel kernel, JupyterConnection connection)
      throws ReflectiveOperationException {
    this.kernel = kernel;
    JShell shell = JJavaParts.shell(kernel);
    this.declarations = new CellDeclarations(shell, Installation.IMPORTS);
    this.completion = new LambdaCompletion(shell, Installation.IMPORTS);
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
    ShellRequests.ALL.forEach(this::hold);
    connection.connect();
    try {
      JJavaParts.start(kernel);
    } catch (ReflectiveOperationException | RuntimeException | Error failure) {
      // Whoever waits for an answer must learn that there will be none.
      failure.printStackTrace();
      System.exit(FAILED);
    }
    started.countDown();
    connection.waitUntilClose();
  }

  private <T> void hold(ShellRequests<T> requests) {
    ShellHandler<T> handler = connection.getHandler(requests.type());
    connection.setHandler(
        requests.type(),
        (reply, message) -> {
          awaitStart();
          if (!requests.type().equals(MessageType.EXECUTE_REQUEST)) {
            index.begin();
          }
          try {
            answer(requests, prepared(handler), (CellReplies) reply, message);
          } catch (Throwable failure) {
            // No answer can be given: Jupyter notices the end of a process, and nothing less.
            Runtime.getRuntime().halt(FAILED);
          }
          index.begin();
        });
  }

  private <T> void answer(
      ShellRequests<T> requests, ShellHandler<T> handler, CellReplies replies, Message<T> message) {
    requests.answer(handler, replies, message);
    if (replies.isMemoryFull()) {
      replies.resolveDeferrals();
      connection.close();
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** Declares first what a cell uses before it declares it, and completes where JShell cannot. */
  private <T> ShellHandler<T> prepared(ShellHandler<T> handler) {
    return (reply, message) -> {
      if (message.getContent() instanceof ExecuteRequest cell) {
        declarations.declareFirst(cell.getCode());
      }
      handler.handle(reply, adjusted(message));
    };
  }

  /** The request as one to which JShell finds something. */
  private <T> Message<T> adjusted(Message<T> message) {
    if (message.getContent() instanceof CompleteRequest) {
      return completable(message);
    }
    return message.getContent() instanceof InspectRequest ? withCursorInsideCode(message) : message;
  }

  /** At the very end of a cell JJava looks behind it: what is asked about stands before. */
  @SuppressWarnings("unchecked")
  private static <T> Message<T> withCursorInsideCode(Message<T> message) {
    InspectRequest asked = (InspectRequest) message.getContent();
    String code = asked.getCode();
    int end = code.length();
    while (end > 0
        && (code.charAt(end - 1) == ';' || Character.isWhitespace(code.charAt(end - 1)))) {
      end--;
    }
    if (end == 0 || asked.getCursorPos() < end) {
      return message;
    }
    int last = code.startsWith("()", end - 2) ? end - 2 : code.offsetByCodePoints(end, -1);
    return ShellRequests.with(message, (T) new InspectRequest(code, last, asked.getDetailLevel()));
  }

  /** The request with code in which JShell finds something. */
  @SuppressWarnings("unchecked")
  private <T> Message<T> completable(Message<T> message) {
    CompleteRequest asked = (CompleteRequest) message.getContent();
    String code = completion.completable(asked.getCode(), asked.getCursorPos());
    return ShellRequests.with(message, (T) new CompleteRequest(code, asked.getCursorPos()));
  }

  /** However often the thread is interrupted: what comes before the start is over breaks JShell. */
  private void awaitStart() {
    boolean interrupted = false;
    while (started.getCount() > 0) {
      try {
        started.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static JupyterConnection connection(Path file) {
    try {
      return new Connection(KernelConnectionProperties.parse(Files.readString(file)));
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

  /** JJava's own, but that requests are answered through {@link CellReplies}. */
  static final class Connection extends JupyterConnection {
    /** Messages beyond these are lost, without a word. ZeroMQ's 1,000 are a cell of 1,000 lines. */
    static final int MOST_UNREAD = 100_000;

    Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
      super(properties);
      iopub.setSndHWM(MOST_UNREAD);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
      return new CellReplies(channel, stdin, iopub, context);
    }
  }
}
