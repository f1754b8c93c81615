package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {

  private final Path folder;

  LabTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void withoutCredentialsItSaysWhatIsMissingAndHowToGoOn() {
    Run run = lab(Map.of());
    assertFails("MAMMOTHANALYTICS_API_KEY", run);
    assertTrue(run.err().contains("--sandbox"), run.err());
    assertFalse(Files.exists(notebooks()));
  }

  @Test
  void halfAPairNamesTheOtherHalf() {
    assertFails("MAMMOTHANALYTICS_API_SECRET", lab(Map.of("MAMMOTHANALYTICS_API_KEY", "k")));
    assertFails("2026-10", lab(Map.of("MAMMOTHANALYTICS_SANDBOX", "perhaps")));
  }

  @Test
  void withoutPythonItSaysWhatToInstall() {
    assertFails("install Python 3.10", lab(Map.of("PATH", folder.toString()), "--sandbox"));
  }

  @Test
  void aPythonThatIsTooOldOrHasNoVenvIsNamed() throws IOException {
    fakePython("3.8\nvenv");
    assertFails("Python 3.8 is too old", lab(Map.of("PATH", folder.toString()), "--sandbox"));
    fakePython("3.11");
    assertFails("python3-venv", lab(Map.of("PATH", folder.toString()), "--sandbox"));
  }

  @Test
  void withoutNetworkItSaysSoAndTheNextRunStartsAnew() throws IOException {
    Map<String, String> offline = new HashMap<>();
    for (String name : List.of("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL")) {
      offline.put(name, "");
    }
    offline.put("PIP_INDEX_URL", "http://127.0.0.1:9/simple");
    offline.put("PIP_NO_CACHE_DIR", "1");
    Run run = lab(offline, "--sandbox");
    assertEquals(1, run.exit(), run.toString());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("network"), run.err());
    assertTrue(lab(offline, "--sandbox").out().contains("Making a Python environment"));
  }

  @Test
  void aJavaWithoutJShellIsRefusedBeforeAnythingIsInstalled() {
    Path runtime = folder.resolve("runtime");
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    String modules = "java.base,java.logging,java.sql";
    jlink.run(System.out, System.err, "--add-modules", modules, "--output", runtime.toString());
    List<String> command = Workbench.command("lab", "--sandbox", notebooks().toString());
    command.set(0, runtime.resolve("bin/java").toString());
    assertFails("JDK", Run.program(Map.of(), command));
    assertFalse(Files.exists(notebooks()));
  }

  /** One folder that stays from build to build, so that its environment is made once. */
  @Test
  void executeRunsAllNotebooksAndTellsWhichOneFailed() throws IOException {
    Path kept = Files.createDirectories(Workbench.root().resolve(".python").resolve("a lab"));
    deleteFiles(kept);
    deleteFiles(kept.resolve(".lab").resolve("samples"));
    String broken = Workbench.resource("broken.ipynb");
    Files.writeString(kept.resolve("03-prices.ipynb"), broken);
    Run run = Run.jar(Map.of(), "lab", kept.toString(), "--sandbox", "--execute");
    assertEquals(1, run.exit(), run.toString());
    assertEquals("", run.err());
    assertTrue(run.out().matches("(?s).*ok +01-explore\\.ipynb +\\d+\\.\\d s\\R.*"), run.out());
    assertTrue(
        run.out().matches("(?s).*failed +03-prices\\.ipynb .*cell 2: .*not today.*"), run.out());
    assertTrue(Files.readString(kept.resolve("03-prices.html")).contains("not today"));
    assertFalse(Files.readString(kept.resolve("01-explore.html")).contains("<script src"));
    assertEquals(broken, Files.readString(kept.resolve("03-prices.ipynb")));
  }

  private Path notebooks() {
    return folder.resolve("my notebooks");
  }

  private Run lab(Map<String, String> environment, String... options) {
    List<String> all = new ArrayList<>(List.of("lab", notebooks().toString()));
    all.addAll(List.of(options));
    return Run.jar(environment, all.toArray(new String[0]));
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void fakePython(String says) throws IOException {
    Path python = folder.resolve("python3");
    Files.writeString(python, "#!/bin/sh\necho '" + says + "'\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void assertFails(String words, Run run) {
    assertEquals(3, run.exit(), run.toString());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(words), run.err());
  }
}
