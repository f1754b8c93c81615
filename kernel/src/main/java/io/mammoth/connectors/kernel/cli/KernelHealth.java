package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.host.FastStart;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a kernel that was installed can still start. */
final class KernelHealth {

  private static final String SUBJECT = "Kernel";

  /** Where Java and JJava take options from. */
  static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JJAVA_JVM_OPTS");

  private KernelHealth() {}

  /** A finding for each of our kernels that Jupyter finds. */
  static List<Finding> of(JupyterPython jupyter) {
    List<Finding> kernels =
        jupyter
            .kernels()
            .propertyStream()
            .filter(kernel -> JupyterPython.isOurs(kernel.getValue()))
            .map(KernelHealth::of)
            .toList();
    return kernels.isEmpty()
        ? List.of(Finding.wrong(SUBJECT, "is not installed", "run 'install'"))
        : kernels;
  }

  private static Finding of(Map.Entry<String, JsonNode> kernel) {
    Path folder = Path.of(kernel.getValue().path("resource_dir").asText());
    JsonNode spec = kernel.getValue().path("spec");
    List<String> command = spec.path("argv").valueStream().map(JsonNode::asText).toList();
    String version = spec.path("metadata").path(KernelPlace.NAME).path("version").asText("?");
    String about = kernel.getKey() + " " + version + ", in " + folder;
    Optional<String> missing =
        needed(command).filter(file -> !Files.isReadable(Path.of(file))).findFirst();
    if (missing.isPresent()) {
      return Finding.wrong(
          SUBJECT, about + ", needs " + missing.get() + ", which is gone", "run 'install' again");
    }
    Optional<String> slow = command.stream().flatMap(KernelHealth::slowStart).findFirst();
    if (slow.isPresent()) {
      return Finding.wrong(SUBJECT, about, slow.get());
    }
    return version.equals(Main.Version.number())
        ? tried(about, command, spec.path("env"))
        : Finding.wrong(
            SUBJECT,
            about + ", is not of this version, " + Main.Version.number(),
            "run 'install' again");
  }

  /** What looks right is started, under the variables that a kernel would have. */
  private static Finding tried(String about, List<String> command, JsonNode variables) {
    Map<String, String> added =
        variables
            .propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asText()));
    String problem = KernelTrial.problem(command, added);
    return problem == null
        ? Finding.fine(SUBJECT, about)
        : Finding.wrong(
            SUBJECT, about + ", does not start: " + problem, fix("run 'install' again"));
  }

  /**
   * What to do about a kernel that does not start.
   *
   * @param defaultAdvice where no variable holds options for Java
   */
  static String fix(String defaultAdvice) {
    List<String> set = optionsSet();
    return set.isEmpty()
        ? defaultAdvice
        : "look at " + String.join(", ", set) + ": Java may not start with these options";
  }

  /** The variables with options for Java that this environment has. */
  static List<String> optionsSet() {
    return OPTIONS.stream().filter(name -> System.getenv(name) != null).toList();
  }

  /** Why it starts slowly, of the option that says where its record is; nothing of any other. */
  private static Stream<String> slowStart(String option) {
    return option.startsWith(FastStart.OPTION)
        ? Stream.ofNullable(
            FastStart.at(Path.of(option.substring(FastStart.OPTION.length()))).problem())
        : Stream.empty();
  }

  /** The Java and the jars that a kernel's command names. */
  private static Stream<String> needed(List<String> command) {
    int path = command.indexOf("-cp");
    Stream<String> jars =
        path < 0 || path + 1 >= command.size()
            ? Stream.empty()
            : Stream.of(command.get(path + 1).split(File.pathSeparator, -1));
    return Stream.concat(command.stream().limit(1), jars);
  }
}
