package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that never outlives us, nor do the programs that it has started. */
final class Child implements AutoCloseable {

  private final Duration patience;
  private final Termination termination;
  private @Nullable Process started;
  private volatile boolean told;

  private Child(Duration patience) {
    this.patience = patience;
    this.termination = Termination.hook(this::stop);
  }

  /**
   * Starts a program, with nothing on its standard input.
   *
   * @param patience how long it may take to end when we are told to end
   */
  static Child start(ProcessBuilder builder, Duration patience) throws IOException {
    Subprocess.withoutStandardInput(builder);
    // The hook comes first: without one the virtual machine halts, and the program stays.
    Child child = new Child(patience);
    try {
      child.launch(builder);
      return child;
    } catch (IOException | CommandFailure notStarted) {
      child.termination.close();
      throw notStarted;
    }
  }

  private synchronized void launch(ProcessBuilder builder) throws IOException {
    if (told) {
      throw CommandFailure.stopped();
    }
    started = builder.start();
  }

  private Process process() {
    return Objects.requireNonNull(started);
  }

  BufferedReader lines() {
    return process().inputReader(UTF_8);
  }

  /** All that it says until it closes its output. */
  String output() {
    try {
      return new String(process().getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it ended by itself within this time. */
  boolean ends(Duration within) {
    try {
      return process().waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  int await() {
    try {
      return process().waitFor();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Whether we are ending, and it with us. */
  boolean isTold() {
    return told;
  }

  /** Kills it where it has not ended. */
  @Override
  public void close() {
    kill(process());
    termination.close();
  }

  private CommandFailure interrupted() {
    close();
    Thread.currentThread().interrupt();
    return CommandFailure.failed("Interrupted.");
  }

  private void stop() {
    long begin = System.nanoTime();
    Process process = told();
    if (process != null) {
      stop(process);
    }
    Termination.awaitCommand(begin);
  }

  private synchronized @Nullable Process told() {
    told = true;
    return started;
  }

  private void stop(Process process) {
    List<ProcessHandle> family = process.descendants().toList();
    // Not the process's own destroy: that closes what it still has to say.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      kill(process);
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /** Again not the process's own way: the command reads what it said until then. */
  private static void kill(Process process) {
    List<ProcessHandle> family = process.descendants().toList();
    process.toHandle().destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
