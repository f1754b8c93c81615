package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that never outlives us, nor do the programs that it has started. */
final class Child {

  private static final int SECONDS_TO_END = 10;

  private final Process process;

  private Child(ProcessBuilder builder, Runnable last) throws IOException {
    Subprocess.withoutStandardInput(builder);
    this.process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(last)));
  }

  /** Starts a program that shares our terminal. */
  static Child start(ProcessBuilder builder) throws IOException {
    return new Child(builder.redirectOutput(ProcessBuilder.Redirect.INHERIT), () -> {});
  }

  /**
   * Starts a program whose lines we read.
   *
   * @param last is done when we had to stop it
   */
  static Child speaking(ProcessBuilder builder, Runnable last) throws IOException {
    return new Child(builder, last);
  }

  BufferedReader lines() {
    return process.inputReader(UTF_8);
  }

  /** Whether it ended by itself within this time. */
  boolean ends(Duration within) {
    return Subprocess.await(process, within);
  }

  int await() {
    return Subprocess.await(process);
  }

  private void stop(Runnable last) {
    List<ProcessHandle> family = process.descendants().toList();
    // Not the process's own destroy: that closes what it still has to say.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    last.run();
  }
}
