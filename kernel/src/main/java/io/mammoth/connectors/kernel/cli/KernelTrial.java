package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  static @Nullable String problem(List<String> command, Map<String, String> variables) {
    try {
      return tried(command, variables);
    } catch (IOException e) {
      return CommandFailure.reason(e);
    }
  }

  private static @Nullable String tried(List<String> command, Map<String, String> variables)
      throws IOException {
    Path connection = Files.createTempFile("mammoth-connectors", ".json");
    Path output = Files.createTempFile("mammoth-connectors", ".log");
    try (KernelTalk talk = new KernelTalk()) {
      talk.writeConnection(connection);
      try (Child kernel = start(command, variables, connection, output)) {
        String problem = problem(talk, kernel, output);
        if (kernel.isTold()) {
          throw CommandFailure.stopped();
        }
        return problem;
      }
    } finally {
      Files.deleteIfExists(connection);
      Files.deleteIfExists(output);
    }
  }

  private static Child start(
      List<String> command, Map<String, String> variables, Path connection, Path output)
      throws IOException {
    List<String> filled =
        command.stream()
            .map(word -> word.replace(KernelArguments.CONNECTION, connection.toString()))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(filled);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Subprocess.withoutStandardInput(builder);
    builder.environment().putAll(variables);
    return Child.start(builder, Duration.ZERO);
  }

  private static @Nullable String problem(KernelTalk talk, Child kernel, Path output)
      throws IOException {
    if (!talk.connect(kernel)) {
      return kernel.ends(BETWEEN) ? "it ended at once" + reason(output) : "it opened no sockets";
    }
    try {
      return talk.execute("1 + 1").contains("\"2\"") ? null : "it ran no cell";
    } catch (IOException silent) {
      return (kernel.ends(BETWEEN) ? "it ended in its first cell" : "it ran no cell")
          + reason(output);
    }
  }

  private static String reason(Path output) throws IOException {
    return Subprocess.lastErrorLine(output).map(line -> ": " + line).orElse("");
  }
}
