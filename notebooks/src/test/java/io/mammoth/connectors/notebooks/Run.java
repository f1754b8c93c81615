package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end.
 *
 * @param exit its exit code
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
public record Run(int exit, String out, String err) {

  private static final int MINUTES = 5;

  /** Runs the packaged jar. */
  public static Run jar(Map<String, String> environment, String... arguments) {
    return program(environment, Workbench.command(arguments));
  }

  /** Runs any program, with nothing on its standard input. */
  public static Run program(Map<String, String> environment, List<String> command) {
    return program(environment, Workbench.scratch("run"), command);
  }

  /** The exit code of a program that ends now; fails with what it said where it does not. */
  static int exitCode(Process program, Path err) throws Exception {
    if (!program.waitFor(MINUTES, TimeUnit.MINUTES)) {
      program.destroyForcibly();
      throw new AssertionError("still running after minutes: " + Files.readString(err, UTF_8));
    }
    return program.exitValue();
  }

  /** Runs any program in a folder. */
  public static Run program(Map<String, String> environment, Path folder, List<String> command) {
    try {
      Path out = Files.createTempFile("run", ".out");
      Path err = Files.createTempFile("run", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      Workbench.isolate(builder.environment(), environment);
      builder.redirectInput(
          ProcessBuilder.Redirect.from(Files.createTempFile("run", ".in").toFile()));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after minutes: " + command);
      }
      return new Run(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
