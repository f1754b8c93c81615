package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The jar's {@code sandbox} command as a process, with what it printed. */
final class SandboxProcess implements AutoCloseable {

  private static final int SECONDS = 60;

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private SandboxProcess(Process process) {
    this.process = process;
  }

  /** Starts one and waits for so many lines. */
  static SandboxProcess start(int lines, String... options) {
    List<String> command = Workbench.command("sandbox");
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Workbench.isolate(builder.environment(), Map.of());
    try {
      SandboxProcess sandbox = new SandboxProcess(builder.start());
      sandbox.await(lines);
      return sandbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String printed() {
    return String.join("\n", lines);
  }

  /** The variables that it exported, in order. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.substring("export ".length()).split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return variables;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void await(int count) {
    CompletableFuture<Void> read = CompletableFuture.runAsync(() -> read(count));
    try {
      read.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new AssertionError("the sandbox printed only: " + printed(), e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read(int count) {
    process.inputReader(UTF_8).lines().limit(count).forEach(lines::add);
    if (lines.size() < count) {
      throw new IllegalStateException("the sandbox ended");
    }
  }
}
