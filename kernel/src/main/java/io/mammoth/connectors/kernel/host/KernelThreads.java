package io.mammoth.connectors.kernel.host;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when a thread dies that talks to Jupyter. Its heartbeat would go on without that
 * thread, so Jupyter would take a kernel for busy that never answers again.
 */
public final class KernelThreads implements UncaughtExceptionHandler {
  private static final int EXIT = 1;

  /** Of JJava and IJava, and of the ZeroMQ in both. */
  private static final List<String> TALKING =
      List.of("Shell-", "Heartbeat-", "iothread-", "reaper-");

  /** What sockets throw in a kernel that is being shut down. */
  private static final List<String> CLOSING = List.of("zmq", "zeromq", "java.nio.channels");

  private final @Nullable UncaughtExceptionHandler before;

  private KernelThreads(@Nullable UncaughtExceptionHandler before) {
    this.before = before;
  }

  /**
   * From now on the process ends with any of these threads, and when memory is so full that they
   * cannot go on; later calls do nothing.
   */
  public static void endTogether() {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    if (!(before instanceof KernelThreads)) {
      Thread.setDefaultUncaughtExceptionHandler(new KernelThreads(before));
      MemoryGuard.begin();
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    boolean fatal = isFatal(thread.getName(), failure);
    try {
      tell(thread, failure);
    } finally {
      // Without memory there may be none for the message, but there must be an end.
      if (fatal) {
        Runtime.getRuntime().halt(EXIT);
      }
    }
  }

  private void tell(Thread thread, Throwable failure) {
    if (before == null) {
      System.getLogger(KernelThreads.class.getName())
          .log(System.Logger.Level.ERROR, "The thread " + thread.getName() + " ended.", failure);
    } else {
      before.uncaughtException(thread, failure);
    }
  }

  private static boolean isFatal(String thread, Throwable failure) {
    if (failure instanceof RuntimeException
        && CLOSING.stream().anyMatch(failure.getClass().getName()::contains)) {
      return false;
    }
    for (String name : TALKING) {
      if (thread.startsWith(name)) {
        return true;
      }
    }
    return false;
  }
}
