package io.mammoth.connectors.kernel.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a Python with Jupyter may be, also for a program that has hardly a path, as from cron. */
final class JupyterPlaces {

  private JupyterPlaces() {}

  /**
   * A Python that may have Jupyter.
   *
   * @param lab the folder of `lab` that it belongs to; null when it is anybody else's
   */
  record Place(String python, @Nullable LabFolder lab) {

    void adaptEnvironment(Map<String, String> environment) {
      environment.put("PYTHONUTF8", "1");
      if (lab != null) {
        lab.confine(environment);
      }
    }
  }

  /**
   * The lab that the notebook lies in, the environment that is active, the one that this jar is
   * installed in, what the path has, where people install Jupyter for themselves, and the lab here.
   */
  static Stream<Place> all(Path near) {
    Stream<Path> around = Stream.iterate(near, Objects::nonNull, Path::getParent);
    return Stream.of(
            around.flatMap(JupyterPlaces::lab),
            Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").flatMap(JupyterPlaces::active),
            ownPrefix().flatMap(JupyterPlaces::in),
            onThePath(),
            personal(),
            lab(Path.of("mammoth-notebooks").toAbsolutePath()))
        .flatMap(places -> places);
  }

  private static Stream<Place> lab(Path folder) {
    LabFolder lab = new LabFolder(folder);
    return in(lab.environment()).map(found -> new Place(found.python(), lab));
  }

  private static Stream<Place> active(String variable) {
    String prefix = System.getenv().getOrDefault(variable, "");
    return prefix.isBlank() ? Stream.empty() : in(Path.of(prefix));
  }

  /** {@code install} puts this jar into PREFIX/share/jupyter/kernels/NAME. */
  private static Stream<Path> ownPrefix() {
    Path kernels = OwnJar.place().resolveSibling("..").normalize();
    return kernels.endsWith(KernelPlace.below(Path.of("")))
        ? Stream.of(kernels.resolve("../../..").normalize())
        : Stream.empty();
  }

  private static Stream<Place> onThePath() {
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Place> jupyters =
        Stream.of(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> behind(Path.of(folder, "jupyter")));
    return Stream.concat(jupyters, Stream.of("python3", "python").map(JupyterPlaces::command));
  }

  private static Stream<Place> personal() {
    Path home = Folders.home();
    return Stream.of(
            home.resolve(".local/bin"), Path.of("/usr/local/bin"), Path.of("/opt/conda/bin"))
        .flatMap(folder -> behind(folder.resolve("jupyter")));
  }

  /** The Python that a jupyter command belongs to: beside it, or named in its first line. */
  private static Stream<Place> behind(Path jupyter) {
    if (!Files.isExecutable(jupyter)) {
      return Stream.empty();
    }
    try (BufferedReader script = Files.newBufferedReader(jupyter, StandardCharsets.ISO_8859_1)) {
      String first = Objects.requireNonNullElse(script.readLine(), "");
      Path beside = jupyter.toRealPath().resolveSibling("python");
      return Stream.of(first.replaceFirst("^#!\\s*", ""), beside.toString())
          .filter(python -> python.contains("python") && Files.isExecutable(Path.of(python)))
          .map(JupyterPlaces::command);
    } catch (IOException | IllegalArgumentException notAScript) {
      return Stream.empty();
    }
  }

  private static Stream<Place> in(Path prefix) {
    return Stream.of("bin/python", "Scripts/python.exe", "python.exe")
        .map(prefix::resolve)
        .filter(Files::isExecutable)
        .limit(1)
        .map(python -> command(python.toString()));
  }

  private static Place command(String python) {
    return new Place(python, null);
  }
}
