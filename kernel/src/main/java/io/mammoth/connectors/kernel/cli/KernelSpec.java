package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mammoth.connectors.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Our kernelspec in one folder: there whole or not at all, and told apart from anybody else's. */
final class KernelSpec {

  static final String CONNECTORS_JAR = "mammoth-connectors.jar";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "kernel.json";
  private static final String OURS = "mammoth-connectors";
  private static final String MADE_FOLDERS = "made_folders";

  private final Path kernels;
  private final String name;
  private final Path folder;

  KernelSpec(Path kernels, String name) {
    this.kernels = kernels;
    this.name = name;
    this.folder = kernels.resolve(name);
  }

  Path folder() {
    return folder;
  }

  boolean exists() {
    return Files.exists(folder);
  }

  void write(Path jjava, Path connectors, boolean sandbox) throws IOException {
    String java = JavaInstallation.forKernels().toString();
    Set<Path> madeFolders = new LinkedHashSet<>(Folders.missing(kernels));
    if (exists()) {
      madeFolders.addAll(madeFolders());
    }
    Path aside = aside();
    try {
      Files.createDirectories(aside);
      Files.copy(jjava, aside.resolve(JJavaJar.FILE));
      Files.copy(connectors, aside.resolve(CONNECTORS_JAR));
      Files.writeString(aside.resolve(FILE), json(java, sandbox, madeFolders));
      replaceBy(aside);
    } catch (IOException e) {
      throw CommandFailure.notWritten(folder, e);
    } finally {
      Folders.delete(aside);
    }
  }

  void remove() throws IOException {
    if (!exists()) {
      throw CommandFailure.failed("There is no kernel in " + folder + ".");
    }
    List<Path> madeFolders = madeFolders();
    try {
      Path aside = aside();
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(aside);
      for (Path made : madeFolders) {
        Folders.deleteIfEmpty(made);
      }
    } catch (IOException e) {
      throw CommandFailure.notWritten(folder, e);
    }
  }

  private Path aside() {
    return kernels.resolve("." + name + "-" + UUID.randomUUID());
  }

  private void replaceBy(Path written) throws IOException {
    Path old = aside();
    if (exists()) {
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(written, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    Folders.delete(old);
  }

  /**
   * What an earlier install had to make above the kernelspec, or a refusal when the kernelspec is
   * not ours.
   */
  private List<Path> madeFolders() throws IOException {
    Path file = folder.resolve(FILE);
    JsonNode ours = Files.exists(file) ? metadata(file) : MissingNode.getInstance();
    if (ours.isMissingNode()) {
      throw CommandFailure.failed(
          "The kernel in " + folder + " was not installed by mammoth-connectors: left alone.");
    }
    return ours.path(MADE_FOLDERS).valueStream().map(JsonNode::asText).map(Path::of).toList();
  }

  private static JsonNode metadata(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file)).path("metadata").path(OURS);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private String json(String java, boolean sandbox, Set<Path> madeFolders) throws IOException {
    Map<String, Object> spec =
        Map.of(
            "argv",
            argv(java),
            "display_name",
            displayName(),
            "language",
            "java",
            "interrupt_mode",
            "message",
            "env",
            sandbox ? Map.of(Environment.SANDBOX, "1") : Map.of(),
            "metadata",
            Map.of(OURS, ours(madeFolders)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
  }

  private static Map<String, Object> ours(Set<Path> madeFolders) {
    return Map.of(
        "version",
        Main.Version.number(),
        MADE_FOLDERS,
        madeFolders.stream().map(Path::toString).toList());
  }

  private String displayName() {
    return "Java (Mammoth connectors" + (name.equals(KernelPlace.NAME) ? ")" : ", " + name + ")");
  }

  /**
   * One JVM: JJava's own launcher would start a second one. Its JVM then finds our extension on the
   * class path.
   */
  private List<String> argv(String java) {
    return List.of(
        java,
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-cp",
        folder.resolve(JJavaJar.FILE) + File.pathSeparator + folder.resolve(CONNECTORS_JAR),
        JJavaJar.MAIN,
        "{connection_file}");
  }
}
