package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Python environment of exactly the pinned packages. A stamp, written last, says what it was made
 * from: an environment with another stamp, or with none because making it was interrupted, is made
 * anew.
 */
final class PythonEnvironment {

  private static final Duration TO_MAKE = Duration.ofMinutes(10);

  private final Path folder;
  private final List<String> requirements;

  /**
   * Says where the environment is and what is in it.
   *
   * @param folder holds the environment, and nothing else
   * @param requirements the texts of pinned requirements files
   */
  PythonEnvironment(Path folder, List<String> requirements) {
    this.folder = folder;
    this.requirements = requirements;
  }

  Path prefix() {
    return folder.resolve("venv");
  }

  Path python() {
    Path windows = prefix().resolve("Scripts/python.exe");
    return Files.exists(windows) ? windows : prefix().resolve("bin/python");
  }

  void prepare(Consumer<String> progress) throws IOException {
    Folders.make(folder);
    try (FileChannel channel = openLock();
        FileLock held = channel.lock()) {
      if (held.isValid() && !isReady()) {
        make(progress);
      }
    }
  }

  private FileChannel openLock() {
    Path file = folder.resolve("lock");
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw CommandFailure.notWritten(file, e);
    }
  }

  private boolean isReady() throws IOException {
    return Files.exists(stamp())
        && Files.readString(stamp(), UTF_8).equals(expectedStamp())
        && isWhole();
  }

  /** A slow environment is not made anew. */
  private boolean isWhole() {
    Subprocess imported =
        Subprocess.run(List.of(python().toString(), "-c", "import jupyter_client"));
    if (imported.timedOut()) {
      throw CommandFailure.failed(python() + Subprocess.SILENT + ": look at what blocks it.");
    }
    return imported.fine();
  }

  private void make(Consumer<String> progress) throws IOException {
    String command = Python.command();
    progress.accept("Making a Python environment in " + prefix() + " (once, about a minute)");
    Folders.delete(prefix());
    Subprocess made =
        Subprocess.run(
            List.of(command, "-m", "venv", prefix().toString()), TO_MAKE, environment -> {});
    if (!made.fine()) {
      throw CommandFailure.failed(
          "Python could not make an environment in " + prefix() + ": " + lastLine(made));
    }
    new Pip(python(), folder.resolve("install.log")).install(requirementFiles(), progress);
    Files.writeString(stamp(), expectedStamp(), UTF_8);
  }

  private static String lastLine(Subprocess made) {
    if (made.timedOut()) {
      return "it was not done after " + TO_MAKE.toMinutes() + " minutes.";
    }
    return made.output()
            .lines()
            .filter(line -> !line.isBlank())
            .reduce((a, b) -> b)
            .orElse("it said nothing")
        + ".";
  }

  private List<Path> requirementFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : requirements) {
      Path file = folder.resolve("requirements-" + (files.size() + 1) + ".txt");
      files.add(Files.writeString(file, text, UTF_8));
    }
    return files;
  }

  private Path stamp() {
    return prefix().resolve("made-from.sha256");
  }

  private String expectedStamp() {
    return Hash.of(String.join("\n", requirements).getBytes(UTF_8));
  }
}
