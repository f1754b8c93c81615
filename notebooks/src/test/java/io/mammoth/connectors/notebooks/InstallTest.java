package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {

  private final Path folder;

  InstallTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theKernelspecIsWholeAndPointsOnlyIntoItself() throws IOException {
    Path kernel = installed("--sandbox");
    JsonNode spec = new JsonMapper().readTree(kernel.resolve("kernel.json").toFile());
    assertEquals(Set.of("kernel.json", "jjava.jar", "mammoth-connectors.jar"), names(kernel));
    assertEquals(Set.of("mammoth-connectors"), names(kernel.resolveSibling("")));
    assertEquals("Java (Mammoth connectors)", spec.path("display_name").asText());
    assertEquals("message", spec.path("interrupt_mode").asText());
    assertEquals("1", spec.path("env").path("MAMMOTHANALYTICS_SANDBOX").asText());
    assertTrue(Path.of(spec.path("argv").path(0).asText()).isAbsolute());
    assertTrue(
        spec.path("argv").toString().contains(kernel.resolve("mammoth-connectors.jar").toString()));
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
            Map.of("PATH", Workbench.python().resolveSibling("").toString()), arguments("install"));
    assertEquals(0, run.exit(), run.err());
    assertEquals(1, names(prefix().resolve("share/jupyter/kernels")).size());
  }

  private Path prefix() {
    return folder.resolve("a prefix");
  }

  private Path installed(String... options) {
    List<String> all = new ArrayList<>(List.of("--jjava", Workbench.jjava().toString()));
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
