package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Installs pinned packages, each checked against its hash, and tells how far it is. */
final class Pip {

  private static final int PACKAGES_A_LINE = 20;
  private static final Duration TO_END = Duration.ofSeconds(5);

  private static final Pattern NO_NETWORK =
      Pattern.compile(
          "Failed to establish a new connection|NewConnectionError|Max retries exceeded|ProxyError|timed out"
              + "|name resolution|Network is unreachable|from versions: none");

  private final Path python;
  private final Path log;

  Pip(Path python, Path log) {
    this.python = python;
    this.log = log;
  }

  void install(List<Path> requirements, Consumer<String> progress) throws IOException {
    try (Child pip = start(requirements)) {
      List<String> lines = follow(pip, progress);
      if (pip.await() != 0) {
        throw pip.isTold() ? CommandFailure.stopped() : failure(lines);
      }
    }
  }

  private Child start(List<Path> requirements) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(python.toString(), "-m", "pip", "install", "--require-hashes", "--no-input"));
    command.addAll(
        List.of("--disable-pip-version-check", "--progress-bar", "off", "--retries", "3"));
    requirements.forEach(file -> command.addAll(List.of("-r", file.toString())));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Subprocess.isolatePython(builder.environment());
    return Child.start(builder, TO_END);
  }

  private List<String> follow(Child pip, Consumer<String> progress) throws IOException {
    List<String> lines = new ArrayList<>();
    int packages = 0;
    try (BufferedReader output = pip.lines();
        BufferedWriter written = Files.newBufferedWriter(log, UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        written.write(line + "\n");
        if (line.startsWith("Collecting ") && ++packages % PACKAGES_A_LINE == 0) {
          progress.accept("  " + packages + " packages fetched");
        } else if (line.startsWith("Installing collected packages")) {
          progress.accept("  " + packages + " packages fetched, unpacking them");
        }
      }
    }
    return lines;
  }

  private CommandFailure failure(List<String> lines) {
    if (lines.stream().anyMatch(line -> NO_NETWORK.matcher(line).find())) {
      return CommandFailure.failed(
          "Python's packages could not be fetched: connect to the network, or name your package index or proxy in"
              + " pip's settings, and run this again (pip's words are in %s).".formatted(log));
    }
    String error =
        lines.stream()
            .filter(line -> line.startsWith("ERROR: "))
            .findFirst()
            .orElse("no reason given");
    return CommandFailure.failed(
        "pip could not install JupyterLab: %s (more in %s).".formatted(error, log));
  }
}
