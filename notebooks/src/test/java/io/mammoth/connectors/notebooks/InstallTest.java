package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {

  private static final int TERMINATED = 128 + 15;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;

  InstallTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theKernelspecIsWholeAndPointsOnlyIntoItself() throws IOException {
    Path kernel = installed("--sandbox");
    JsonNode spec = new JsonMapper().readTree(kernel.resolve("kernel.json").toFile());
    assertEquals(
        List.of("jjava-#.jar", "kernel.json", "mammoth-connectors-#.jar"),
        names(kernel).stream().map(InstallTest::withoutHash).sorted().toList());
    assertEquals(Set.of("mammoth-connectors"), names(kernel.resolveSibling("")));
    assertEquals("Java (Mammoth connectors)", spec.path("display_name").asText());
    assertEquals("message", spec.path("interrupt_mode").asText());
    assertEquals("1", spec.path("env").path("MAMMOTHANALYTICS_SANDBOX").asText());
    assertEquals(JAVA, Path.of(spec.path("argv").path(0).asText()));
    assertTrue(spec.path("argv").toString().contains(kernel.resolve("mammoth-").toString()));
  }

  @Test
  void installingAgainReplacesTheKernelspec() throws IOException {
    installed("--sandbox");
    Path kernel = installed();
    assertFalse(Files.readString(kernel.resolve("kernel.json")).contains("SANDBOX"));
    assertEquals(Set.of("mammoth-connectors"), names(kernel.resolveSibling("")));
  }

  @Test
  void uninstallLeavesNothingOfWhatInstallMade() throws IOException {
    Files.createDirectories(prefix().resolve("share"));
    installed();
    installed();
    Run run = run("uninstall");
    assertEquals(0, run.exit(), run.err());
    assertEquals(Set.of(), names(prefix().resolve("share")));
    assertEquals(1, run("uninstall").exit());
  }

  @Test
  void somebodyElsesKernelIsLeftAlone() throws IOException {
    Path kernel =
        Files.createDirectories(prefix().resolve("share/jupyter/kernels/mammoth-connectors"));
    Files.writeString(kernel.resolve("kernel.json"), "{\"argv\": [\"theirs\"]}");
    for (Run run :
        List.of(run("uninstall"), run("install", "--jjava", Workbench.jjava().toString()))) {
      assertFails(1, "not installed by mammoth-connectors", run);
    }
    assertTrue(Files.readString(kernel.resolve("kernel.json")).contains("theirs"));
  }

  /** What a kernelspec says it has made is removed only where the kernel lies in it. */
  @Test
  void uninstallRemovesNoFolderElsewhereAndNoFileOfAnybodyElse() throws IOException {
    Path kernel = installed();
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/empty"));
    Path spec = kernel.resolve("kernel.json");
    String made = "\"made_folders\" : [";
    Files.writeString(spec, Files.readString(spec).replace(made, made + " \"" + elsewhere + "\","));
    Path notes = Files.writeString(kernel.resolve("my notes.txt"), "mine");
    Run run = run("uninstall");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("stays there: my notes.txt"), run.out());
    assertTrue(Files.isDirectory(elsewhere));
    assertEquals(Set.of("my notes.txt"), names(kernel));
    assertEquals(1, run("uninstall").exit());
    assertEquals(notes, installed().resolve("my notes.txt"));
  }

  /** A class path cannot hold the one, and Jupyter puts a path of its own in place of the other. */
  @Test
  void aPlaceThatNoKernelCouldStartFromIsRefused() throws IOException {
    for (String name : List.of("a:b", "{connection_file}", "{cwd}", "a!", "a!/b")) {
      Path place = folder.resolve(name);
      String jjava = Workbench.jjava().toString();
      Run run = Run.jar(Map.of(), "install", "--prefix", place.toString(), "--jjava", jjava);
      assertFails(2, place.toString(), run);
      assertFalse(Files.exists(place));
      Run lab = Run.jar(Map.of(), "lab", "--sandbox", place.toString());
      assertFails(2, place.toString(), lab);
    }
  }

  /**
   * Tried with the options that kernels would have, before anything of an older one is replaced.
   */
  @Test
  void aKernelThatDoesNotStartIsNotInstalled() throws IOException {
    for (String options : List.of("-Xmx8m", "-Xmxlots", "two words", "--add-modules=none")) {
      Run run =
          Run.jar(
              Map.of("PATH", folder.toString(), "JJAVA_JVM_OPTS", options),
              arguments("install", "--jjava", Workbench.jjava().toString(), "--no-fast-start"));
      assertFails(1, "does not start", run);
      assertTrue(run.err().contains("look at JJAVA_JVM_OPTS"), run.err());
      assertFalse(run.out().contains("Installed"), run.out());
      assertFalse(Files.exists(prefix()));
    }
  }

  /** It holds the command, but never the jar that the command copies. */
  @Test
  void aJavaWithTooLittleMemoryIsOneSentence() throws IOException {
    Run run = installedBy("-Xmx12m", "-XX:+UseSerialGC");
    assertFails(1, " MB is too small", run);
    assertTrue(run.err().contains("-Xmx256m"), run.err());
    assertFalse(Files.exists(prefix()));
  }

  /** The trial of the kernel is what fails then, and not the place of the kernel. */
  @Test
  void aTrialThatCannotBeginIsNoFaultOfThePlace() throws IOException {
    Path file = Files.createFile(folder.resolve("no folder"));
    Run run = installedBy("-Djava.io.tmpdir=" + file);
    assertFails(1, "does not start: " + file + "/mammoth-connectors", run);
    assertTrue(run.err().contains("Nothing was installed: check how much"), run.err());
    assertFalse(Files.exists(prefix()));
  }

  private Run installedBy(String... options) {
    List<String> command =
        Workbench.command(
            arguments("install", "--no-fast-start", "--jjava", Workbench.jjava().toString()));
    command.addAll(1, List.of(options));
    return Run.program(Map.of(), command);
  }

  @Test
  void theActivePythonIsAskedWhateverItsName() throws IOException {
    Path python =
        Files.writeString(folder.resolve("python"), "#!/bin/sh\necho '" + prefix() + "'\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    String jjava = Workbench.jjava().toString();
    Run run =
        Run.jar(
            Map.of("PATH", folder.toString()),
            "install",
            "--sys-prefix",
            "--no-fast-start",
            "--jjava",
            jjava);
    assertEquals(0, run.exit(), run.err());
    assertEquals(Set.of("mammoth-connectors"), names(prefix().resolve("share/jupyter/kernels")));
  }

  @Test
  void toldToEndItLeavesNoKernelBehind() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path err = folder.resolve("err");
    List<String> command =
        Workbench.command(arguments("install", "--jjava", Workbench.jjava().toString()));
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    Workbench.isolate(builder.environment(), Map.of());
    Process install = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    ProcessHandle kernel = kernelOf(install, err);
    install.destroy();
    assertEquals(TERMINATED, Run.exitCode(install, err));
    kernel.onExit().get(1, TimeUnit.MINUTES);
    assertEquals("Stopped from outside.\n", Files.readString(err));
    assertFalse(Files.exists(prefix()));
    assertEquals(Set.of(), names(temporary));
  }

  /**
   * The kernel that a command starts.
   *
   * @param err where the command's standard error goes
   */
  static ProcessHandle kernelOf(Process command, Path err) throws IOException {
    Instant end = Instant.now().plus(5, ChronoUnit.MINUTES);
    while (command.isAlive() && Instant.now().isBefore(end)) {
      Optional<ProcessHandle> kernel =
          command
              .children()
              .filter(
                  child ->
                      List.of(child.info().arguments().orElse(new String[0]))
                          .contains("io.mammoth.connectors.kernel.host.jjava.KernelMain"))
              .findFirst();
      if (kernel.isPresent()) {
        return kernel.get();
      }
      Thread.onSpinWait();
    }
    command.destroy();
    throw new AssertionError("no kernel was started: " + Files.readString(err));
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
    Files.writeString(prefix(), "a file in the folder's place");
    assertFails(1, "Cannot write", run("install", "--jjava", Workbench.jjava().toString()));
  }

  @Test
  void aNameThatJupyterWouldNotTakeIsRefused() {
    assertFails(2, "../up", run("install", "--name", "../up"));
  }

  @Test
  void withoutJJavaItSaysHowToGetIt() {
    assertFails(3, "pip install jjava", run("install"));
    assertFails(3, "not the jar", run("install", "--jjava", Workbench.jar().toString()));
    assertFalse(Files.exists(prefix()));
  }

  @Test
  void jjavaIsTakenFromWhatJupyterKnows() throws IOException {
    Run run =
        Run.jar(
            Map.of("PATH", Workbench.python().resolveSibling("").toString()),
            arguments("install", "--no-fast-start"));
    assertEquals(0, run.exit(), run.err());
    assertEquals(1, names(prefix().resolve("share/jupyter/kernels")).size());
  }

  @Test
  void kernelsOfSeveralNamesStandSideBySide() throws IOException {
    installed();
    installed("--name", "second");
    Path kernels = prefix().resolve("share/jupyter/kernels");
    assertEquals(Set.of("mammoth-connectors", "second"), names(kernels));
    assertEquals(0, run("uninstall", "--name", "second").exit());
    assertEquals(Set.of("mammoth-connectors"), names(kernels));
  }

  @Test
  void anInstallThatWasCutShortIsTakenUpAgain() throws IOException {
    Path kernel = installed();
    Set<String> whole = names(kernel);
    Files.delete(kernel.resolve("kernel.json"));
    Files.writeString(kernel.resolve("jjava-0123456789ab.jar.new"), "half a j");
    installed();
    assertEquals(whole, names(kernel));
  }

  @Test
  void aJavaWithoutJShellIsRefused() {
    Path java = folder.resolve("a small java");
    List<String> jlink =
        List.of(
            JAVA.resolveSibling("jlink").toString(),
            "--add-modules",
            "java.base,java.logging,java.sql,jdk.httpserver",
            "--output",
            java.toString());
    assertEquals(0, Run.program(Map.of(), jlink).exit());
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
    command.addAll(List.of("-jar", Workbench.jar().toString(), "install", "--prefix"));
    command.addAll(List.of(prefix().toString(), "--jjava", Workbench.jjava().toString()));
    assertFails(3, "has no JShell", Run.program(Map.of(), command));
    assertFalse(Files.exists(prefix()));
  }

  @Test
  void aFullOrReadOnlyDiskLeavesTheKernelAsItWas() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Path script = folder.resolve("disk.sh");
    Files.writeString(script, Workbench.resource("disk.sh"));
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "bash", script.toString()));
    command.addAll(List.of(disk.toString(), JAVA.toString(), Workbench.jar().toString()));
    command.addAll(List.of(Changed.jar(folder).toString(), Workbench.jjava().toString()));
    Run run = Run.program(Map.of(), command);
    assumeFalse(run.err().startsWith("unshare:"), "no file systems of one's own on this machine");
    assertEquals(
        """
        installed 0
        full 1 same
        no room for an archive 1 same
        read-only 1 same
        """,
        run.out(),
        run.err());
    assertEquals(3, run.err().lines().count(), run.err());
  }

  private static String withoutHash(String name) {
    return name.replaceAll("[0-9a-f]{12}", "#");
  }

  private Path prefix() {
    return folder.resolve("a prefix");
  }

  private Path installed(String... options) {
    List<String> all = new ArrayList<>(List.of("--jjava", Workbench.jjava().toString()));
    all.add("--no-fast-start");
    all.addAll(Arrays.asList(options));
    Run run = run("install", all.toArray(new String[0]));
    assertEquals(0, run.exit(), run.err());
    return prefix().resolve("share/jupyter/kernels/mammoth-connectors");
  }

  private Run run(String command, String... options) {
    return Run.jar(Map.of("PATH", folder.toString()), arguments(command, options));
  }

  private String[] arguments(String command, String... options) {
    List<String> all = new ArrayList<>(List.of(command, "--prefix", prefix().toString()));
    all.addAll(Arrays.asList(options));
    return all.toArray(new String[0]);
  }

  private static void assertFails(int exit, String words, Run run) {
    assertEquals(exit, run.exit(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(words), run.err());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
