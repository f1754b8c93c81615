package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our kernelspec in one folder, told apart from anybody else's. */
final class KernelSpec {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "kernel.json";
  private static final String OURS = "mammoth-connectors";
  private static final String MADE_FOLDERS = "made_folders";
  private static final String FILES = "files";

  /** What an install that was cut short leaves, before there is a kernel.json. */
  private static final Pattern LEFT =
      Pattern.compile("(jjava|mammoth-connectors|start)-[0-9a-f]{12}\\..*|kernel\\.json\\.new");

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

  Path kernels() {
    return kernels;
  }

  /** Refuses the place of another kernel. */
  void checkOurs() {
    if (Files.exists(file()) && metadata().isMissingNode()) {
      throw CommandFailure.failed(
          "The kernel in " + folder + " was not installed by mammoth-connectors: left alone.");
    }
  }

  /** The folders above that an earlier install had to make; no others, whatever the file says. */
  List<Path> madeFolders() {
    return strings(MADE_FOLDERS).map(Path::of).filter(folder::startsWith).toList();
  }

  /** The files that the kernel that is there now runs from. */
  List<Path> files() {
    return strings(FILES).map(folder::resolve).toList();
  }

  /** All that installs have left there beside the kernelspec itself. */
  List<Path> otherFiles() throws IOException {
    return Folders.list(folder).stream()
        .filter(file -> LEFT.matcher(file.getFileName().toString()).matches())
        .toList();
  }

  /** Puts the new kernel in the place of the old one, at once: all its files are there by now. */
  void write(List<String> command, boolean sandbox, List<Path> files, Collection<Path> madeFolders)
      throws IOException {
    Map<String, Object> ours =
        Map.of(
            "version",
            Main.Version.number(),
            FILES,
            files.stream().map(file -> file.getFileName().toString()).toList(),
            MADE_FOLDERS,
            madeFolders.stream().map(Path::toString).toList());
    Map<String, Object> spec =
        Map.of(
            "argv",
            command,
            "display_name",
            displayName(),
            "language",
            "java",
            "interrupt_mode",
            "message",
            "env",
            variables(sandbox),
            "metadata",
            Map.of(OURS, ours));
    Path aside = folder.resolve(FILE + ".new");
    Files.writeString(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n");
    Files.move(aside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The variables that a kernel gets beside those of Jupyter. */
  static Map<String, String> variables(boolean sandbox) {
    return sandbox ? Map.of(Environment.SANDBOX, "1") : Map.of();
  }

  /** Whether the kernel that is there now is started by this command. */
  boolean holds(List<String> command) {
    return json().path("argv").valueStream().map(JsonNode::asText).toList().equals(command);
  }

  /**
   * Removes what installs have written, the kernelspec first, and no file of anybody else's.
   *
   * @return the names of what is left in the folder, which stays then
   */
  List<String> remove() throws IOException {
    if (!Files.exists(file()) && otherFiles().isEmpty()) {
      throw CommandFailure.failed("There is no kernel in " + folder + ".");
    }
    checkOurs();
    List<Path> madeFolders = madeFolders();
    try {
      Files.deleteIfExists(file());
      for (Path file : otherFiles()) {
        Files.delete(file);
      }
      Folders.deleteIfEmpty(folder);
      for (Path made : madeFolders) {
        Folders.deleteIfEmpty(made);
      }
      return Folders.list(folder).stream().map(left -> left.getFileName().toString()).toList();
    } catch (IOException e) {
      throw CommandFailure.notWritten(folder, e);
    }
  }

  private Path file() {
    return folder.resolve(FILE);
  }

  private Stream<String> strings(String name) {
    return metadata().path(name).valueStream().map(JsonNode::asText);
  }

  private JsonNode metadata() {
    return json().path("metadata").path(OURS);
  }

  private JsonNode json() {
    try {
      return Files.exists(file())
          ? JSON.readTree(Files.readAllBytes(file()))
          : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private String displayName() {
    return "Java (Mammoth connectors" + (name.equals(KernelPlace.NAME) ? ")" : ", " + name + ")");
  }
}
