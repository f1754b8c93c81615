package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Finds the jar of the JJava kernel, which our kernel is made of. */
final class JJavaJar {

  private static final JsonMapper JSON = new JsonMapper();

  static final String NAME = "jjava";

  private static final String MAIN = "org.dflib.jjava.distro.JJava";

  private JJavaJar() {}

  /**
   * The jar that the user named, else the one beside the new kernelspec, else the one that Jupyter
   * knows.
   */
  static Path find(@Nullable Path named, Path kernels) throws IOException {
    if (named != null) {
      if (!isJJava(named)) {
        throw CommandFailure.missing(named + " is not the jar of the JJava kernel.");
      }
      return named;
    }
    Optional<Path> beside = jarIn(Folders.list(kernels));
    Optional<Path> found = beside.isPresent() ? beside : jarIn(knownToJupyter());
    return found.orElseThrow(
        () ->
            CommandFailure.missing(
                "The JJava kernel was not found: install it with 'pip install jjava==1.0a8', or name"
                    + " its jar with --jjava."));
  }

  /** JJava's own folder has it as it was installed; ours, which have copies, come after. */
  private static Optional<Path> jarIn(List<Path> folders) throws IOException {
    List<Path> jars = new ArrayList<>();
    folders.forEach(folder -> jars.add(folder.resolve(NAME + ".jar")));
    for (Path folder : folders) {
      Folders.list(folder).stream().filter(JJavaJar::isNamed).forEach(jars::add);
    }
    return jars.stream().filter(JJavaJar::isJJava).findFirst();
  }

  private static boolean isNamed(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(NAME + "-") && name.endsWith(".jar");
  }

  private static List<Path> knownToJupyter() {
    Subprocess listed = Subprocess.run(List.of("jupyter", "kernelspec", "list", "--json"));
    List<Path> folders = new ArrayList<>();
    if (listed.fine()) {
      try {
        JsonNode answer = JSON.readTree(listed.output());
        answer
            .path("kernelspecs")
            .forEach(spec -> folders.add(Path.of(spec.path("resource_dir").asText())));
      } catch (IOException e) {
        return List.of();
      }
    }
    return folders;
  }

  private static boolean isJJava(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getEntry(MAIN.replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      return false;
    }
  }
}
