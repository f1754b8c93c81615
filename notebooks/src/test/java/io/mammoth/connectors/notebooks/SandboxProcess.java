package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jar's {@code sandbox} command as a process, with what it printed. */
final class SandboxProcess implements AutoCloseable {

  private final Process process;
  private final List<String> lines = new ArrayList<>();

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
      sandbox.read(lines);
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

  private void read(int count) throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    for (int i = 0; i < count; i++) {
      String line = output.readLine();
      if (line == null) {
        throw new AssertionError("the sandbox ended after: " + printed());
      }
      lines.add(line);
    }
  }
}
