package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks another program a question: runs it to its end and keeps what it wrote to its standard
 * output.
 */
record Subprocess(int exit, String output) {

  /** How long a program may take that only has to look something up, on a cold disk too. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  /** What is said of a program that takes longer. */
  static final String SILENT = " did not answer within " + LIMIT.toSeconds() + " s";

  private static final int NOT_STARTED = -1;
  private static final int TIMED_OUT = -2;

  static Subprocess run(List<String> command) {
    return run(command, LIMIT, environment -> {});
  }

  static Subprocess run(
      List<String> command, Duration limit, Consumer<Map<String, String>> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.accept(builder.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try (Child child = Child.start(builder, Duration.ZERO)) {
      return finish(child, limit);
    } catch (IOException e) {
      return new Subprocess(NOT_STARTED, "");
    }
  }

  /** Python takes modules and settings from variables that were meant for other Pythons. */
  static void isolatePython(Map<String, String> environment) {
    environment
        .keySet()
        .removeAll(List.of("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"));
    environment.put("PYTHONNOUSERSITE", "1");
    environment.put("PYTHONUTF8", "1");
  }

  static void withoutStandardInput(ProcessBuilder builder) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    builder.redirectInput(new java.io.File(windows ? "NUL" : "/dev/null"));
  }

  /**
   * The last line that tells the reason: Java's is before advice that begins with its own name.
   *
   * @param log what a program wrote to its standard error
   */
  static Optional<String> lastErrorLine(Path log) throws IOException {
    return new String(Files.readAllBytes(log), UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Error: Could not create"))
        .filter(line -> !line.startsWith("Error: A fatal exception"))
        .reduce((first, last) -> last);
  }

  boolean fine() {
    return exit == 0;
  }

  /** Whether it was ended, as it had taken too long. */
  boolean timedOut() {
    return exit == TIMED_OUT;
  }

  /** It is read by another thread: whatever it has started may hold its output open for ever. */
  private static Subprocess finish(Child child, Duration limit) {
    FutureTask<String> output = new FutureTask<>(child::output);
    Thread reader = new Thread(output);
    reader.setDaemon(true);
    reader.start();
    try {
      String said = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      int exit = child.ends(limit) ? child.await() : TIMED_OUT;
      if (child.isTold()) {
        throw CommandFailure.stopped();
      }
      return new Subprocess(exit, said);
    } catch (TimeoutException e) {
      return new Subprocess(TIMED_OUT, "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("its output cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted.");
    }
  }
}
