package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks another program a question: runs it to its end and keeps what it wrote to its standard
 * output.
 */
record Subprocess(int exit, String output) {

  private static final int NOT_STARTED = -1;

  static Subprocess run(List<String> command) {
    return run(command, environment -> {});
  }

  static Subprocess run(List<String> command, Consumer<Map<String, String>> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.accept(builder.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    withoutStandardInput(builder);
    try {
      return finish(builder.start());
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

  static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(process);
    }
  }

  /** Whether it ended within this time. */
  static boolean await(Process process, Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(process);
    }
  }

  private static CommandFailure interrupted(Process process) {
    process.destroy();
    Thread.currentThread().interrupt();
    return CommandFailure.failed("Interrupted.");
  }

  boolean fine() {
    return exit == 0;
  }

  private static Subprocess finish(Process process) {
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Subprocess(await(process), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
