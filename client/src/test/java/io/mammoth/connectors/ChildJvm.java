package io.mammoth.connectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program of its own, and what came of it. */
record ChildJvm(int exit, List<String> printed, Duration afterItsLastLine) {

  /** Runs a command to its end. */
  static ChildJvm run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines = new ArrayList<>();
      long last = System.nanoTime();
      try (BufferedReader reader = process.inputReader()) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
          last = line.startsWith("Picked up") ? last : Math.max(last, System.nanoTime());
        }
      }
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + lines);
      }
      return new ChildJvm(process.exitValue(), lines, Duration.ofNanos(System.nanoTime() - last));
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Runs a main class of these tests. */
  static ChildJvm run(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java("java")));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** A tool of the JDK that runs the build. */
  static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }
}
