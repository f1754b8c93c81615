package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.kernel.cli.PinnedPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the tests work with: the packaged jar, this Java, and a Python with Jupyter, JJava and the
 * vendor's client.
 */
public final class Workbench {

  private static final Path ROOT = Path.of(property("mammoth.root")).toAbsolutePath().normalize();
  private static final Path JAR = Path.of(property("mammoth.jar")).toAbsolutePath().normalize();
  private static final Path PYTHON = preparePython();

  private Workbench() {}

  /** The repository. */
  public static Path root() {
    return ROOT;
  }

  /** The packaged, runnable jar. */
  public static Path jar() {
    return JAR;
  }

  /** The prefix of the pinned Python environment, which outlives {@code clean}. */
  public static Path pythonPrefix() {
    return PYTHON;
  }

  /** The Python in it. */
  public static Path python() {
    return PYTHON.resolve("bin").resolve("python");
  }

  /** The jar of the JJava kernel that pip installed there. */
  public static Path jjava() {
    return PYTHON.resolve("share/jupyter/kernels/java/jjava.jar");
  }

  /** The command line of the runnable jar, on this Java, under a foreign locale. */
  public static List<String> command(String... arguments) {
    Path java = Path.of(property("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-Duser.language=tr", "-Duser.country=TR"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /**
   * The command line of the runnable jar where Ctrl-C ends it. A build in the background of a shell
   * ignores SIGINT, and a program inherits that.
   */
  static List<String> interruptible(String... arguments) {
    String script =
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
            + " os.execv(sys.argv[1], sys.argv[1:])";
    List<String> command = new ArrayList<>(List.of(PYTHON.resolve("bin/python").toString(), "-c"));
    command.add(script);
    command.addAll(command(arguments));
    return command;
  }

  /**
   * Takes out what would tie a test to the developer's own account or Jupyter, then adds the test's
   * own.
   */
  static void isolate(Map<String, String> environment, Map<String, String> more) {
    environment.keySet().removeIf(name -> name.startsWith("MAMMOTH") || name.startsWith("JUPYTER"));
    environment.putAll(more);
  }

  /** A file of the test resources. */
  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Workbench.class.getResourceAsStream("/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder in which tests may leave something until the next {@code clean}. */
  static Path scratch(String name) {
    try {
      return Files.createDirectories(ROOT.resolve("notebooks/target/scratch").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path preparePython() {
    try {
      return PinnedPython.prepare(ROOT.resolve(".python"), resource("requirements-tests.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
