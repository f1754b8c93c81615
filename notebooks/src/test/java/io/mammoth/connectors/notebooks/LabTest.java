package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

  @Test
  void executeRunsAllNotebooksAndTellsWhichOneFailed() throws IOException {
    Path kept = kept();
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

  /**
   * The test is what the browser shows: a line that stays open while the browser is alive. It opens
   * the lab's own page, beside one that is being written and one of another lab on the folder.
   */
  @Test
  void theBrowserOutlivesTheLabAndNothingElseDoes() throws Exception {
    Path runtime = Files.createDirectories(kept().resolve(".lab").resolve("runtime"));
    List<Path> others =
        List.of(runtime.resolve("jpserver-1-open.html"), runtime.resolve("jpserver-2-open.html"));
    Files.writeString(others.get(0), "");
    Files.writeString(others.get(1), "http://127.0.0.1:9/lab?token=0");
    Path script =
        Files.writeString(folder.resolve("browser.py"), Workbench.resource("lab_browser.py"));
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String browser = "%s '%s' %s %%s".formatted(Workbench.python(), script, door.getLocalPort());
      ProcessBuilder builder =
          new ProcessBuilder(Workbench.interruptible("lab", kept().toString(), "--sandbox"));
      Workbench.isolate(builder.environment(), Map.of("BROWSER", browser));
      Path err = folder.resolve("err");
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile());
      Process lab = builder.start();
      try (Socket line = TerminatedRun.opened(door, lab, err);
          BufferedReader said =
              new BufferedReader(new InputStreamReader(line.getInputStream(), US_ASCII))) {
        assertEquals("201", said.readLine());
        List<ProcessHandle> jupyter =
            lab.descendants().filter(each -> !isBrowser(each, script)).toList();
        assertTrue(jupyter.size() >= 2, jupyter::toString);
        String ctrlC = "kill -INT " + lab.pid();
        assertEquals(0, Run.program(Map.of(), List.of("sh", "-c", ctrlC)).exit());
        Run.exitCode(lab, err);
        for (ProcessHandle each : jupyter) {
          each.onExit().get(1, TimeUnit.MINUTES);
        }
        for (Path page : others) {
          assertTrue(Files.exists(page), page::toString);
        }
        line.getOutputStream().write('x');
        assertEquals('x', said.read(), "the browser is gone");
      } finally {
        lab.destroy();
        for (Path page : others) {
          Files.deleteIfExists(page);
        }
      }
    }
  }

  private static boolean isBrowser(ProcessHandle process, Path script) {
    return String.join(" ", process.info().arguments().orElse(new String[0]))
        .matches("(?s).*(webbrowser|" + Pattern.quote(script.toString()) + ").*");
  }

  /** One folder that stays from build to build, so that its environment is made once. */
  private static Path kept() throws IOException {
    return Files.createDirectories(Workbench.root().resolve(".python").resolve("a lab"));
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
