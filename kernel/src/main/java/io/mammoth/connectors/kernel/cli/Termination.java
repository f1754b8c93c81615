package io.mammoth.connectors.kernel.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An action for SIGTERM and Ctrl-C. The virtual machine halts as soon as all actions are over,
 * whatever the command is doing by then: an action waits for it where it has something to say.
 */
final class Termination implements AutoCloseable {

  /** Containers are killed 10 s after they were told to end. */
  static final Duration GRACE = Duration.ofMillis(9_500);

  private static final CountDownLatch COMMAND = new CountDownLatch(1);

  private final Thread hook;

  private Termination(Runnable action) {
    this.hook = new Thread(action);
  }

  /** Registers an action; refuses when this process is ending. */
  static Termination hook(Runnable action) {
    Termination termination = new Termination(action);
    try {
      Runtime.getRuntime().addShutdownHook(termination.hook);
    } catch (IllegalStateException ending) {
      throw CommandFailure.stopped();
    }
    return termination;
  }

  /** The command has written and said all. */
  static void commandReturned() {
    COMMAND.countDown();
  }

  /** Waits for the command to return, until the grace period is over that began then. */
  static void awaitCommand(long beginNanos) {
    try {
      long left = GRACE.toNanos() - (System.nanoTime() - beginNanos);
      if (!COMMAND.await(left, TimeUnit.NANOSECONDS)) {
        System.getLogger(Termination.class.getName())
            .log(System.Logger.Level.DEBUG, "the command did not return in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The action is needed no more. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It is under way.
    }
  }
}
