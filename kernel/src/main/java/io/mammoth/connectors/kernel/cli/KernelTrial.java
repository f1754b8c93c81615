package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a kernel as Jupyter would, with the variables of this environment, and runs a cell. */
final class KernelTrial {
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private KernelTrial() {}

  /**
   * Why the kernel does not run cells; null when it does.
   *
   * @param command as its kernelspec says it
   * @param variables that the kernelspec adds
   */
  static @Nullable String problem(List<String> command, Map<String, String> variables)
      throws IOException {
    Path connection = Files.createTempFile("mammoth-connectors", ".json");
    Path said = Files.createTempFile("mammoth-connectors", ".log");
    try (KernelTalk talk = new KernelTalk()) {
      talk.writeConnection(connection);
      try (Child kernel = start(command, variables, connection, said)) {
        String problem = problem(talk, kernel, said);
        if (kernel.isTold()) {
          throw CommandFailure.stopped();
        }
        return problem;
      }
    } finally {
      Files.deleteIfExists(connection);
      Files.deleteIfExists(said);
    }
  }

  private static Child start(
      List<String> command, Map<String, String> variables, Path connection, Path said)
      throws IOException {
    List<String> filled =
        command.stream()
            .map(word -> word.replace(KernelArguments.CONNECTION, connection.toString()))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(filled);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    Subprocess.withoutStandardInput(builder);
    builder.environment().putAll(variables);
    return Child.start(builder, Duration.ZERO);
  }

  private static @Nullable String problem(KernelTalk talk, Child kernel, Path said)
      throws IOException {
    if (!talk.connect(kernel)) {
      return kernel.ends(BETWEEN) ? "it ended at once" + reason(said) : "it opened no sockets";
    }
    try {
      return talk.execute("1 + 1").contains("\"2\"") ? null : "it ran no cell";
    } catch (IOException silent) {
      return (kernel.ends(BETWEEN) ? "it ended in its first cell" : "it ran no cell")
          + reason(said);
    }
  }

  private static String reason(Path said) throws IOException {
    return lastWords(said).map(line -> ": " + line).orElse("");
  }

  /** Java says the reason last, before advice that begins with its own name. */
  static Optional<String> lastWords(Path said) throws IOException {
    return new String(Files.readAllBytes(said), UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Error: Could not create"))
        .filter(line -> !line.startsWith("Error: A fatal exception"))
        .reduce((first, last) -> last);
  }
}
