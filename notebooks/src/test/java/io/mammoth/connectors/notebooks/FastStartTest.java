package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed kernel's start: fast while all is as it was installed, and plain after a change.
 */
@Tag("names-beyond-ascii")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FastStartTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> SANDBOX = Map.of("MAMMOTHANALYTICS_SANDBOX", "1");
  private static final String SLOW = "slow start: run install again";
  private static final int LAUNCHES = 20;

  private final Path prefix;
  private final Path folder;

  FastStartTest(@TempDir Path temporary) {
    prefix = temporary.resolve(beyondAscii() ? "ein Präfix 例" : "a prefix");
    folder = prefix.resolve("share/jupyter/kernels/mammoth-connectors");
    install(Workbench.jar());
  }

  @Test
  void askedForEverythingWhileItStartsTheKernelStaysWell() throws IOException {
    Path log = Files.createTempFile(Workbench.scratch("jupyter"), "launches", ".log");
    List<String> command = new ArrayList<>(List.of(Workbench.python().toString(), "-c"));
    command.add(Workbench.resource("launches.py"));
    command.addAll(List.of("mammoth-connectors", "" + LAUNCHES, log.toString()));
    Map<String, String> environment = new HashMap<>(SANDBOX);
    environment.put("JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString());
    Run run = Run.program(environment, command);
    assertEquals(0, run.exit(), run.err());
    JsonNode well =
        JSON.readTree(
            """
            {"completed": true, "executed": "ok", "explained": "ok", "judged": "complete", "later": "42"}
            """);
    List<String> launches = run.out().lines().toList();
    assertEquals(LAUNCHES, launches.size());
    for (String launch : launches) {
      assertEquals(well, JSON.readTree(launch), "see " + log);
    }
  }

  @Test
  void anInstalledKernelStartsFastAndSaysNothing() throws IOException {
    install(Workbench.jar());
    assertFalse(status().contains(SLOW));
    assertTrue(Files.size(archive()) > 1 << 20);
  }

  @Test
  void anotherVersionOfJJavaIsStartedByItsOwnMain() throws IOException {
    Path jjava = Workbench.scratch("jjava").resolve("jjava-of-another-version.jar");
    Files.copy(Workbench.jjava(), jjava, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem inside = FileSystems.newFileSystem(jjava)) {
      Path pom = inside.getPath("META-INF/maven/org.dflib.jjava/jjava-distro/pom.properties");
      Files.writeString(pom, "version=9.9");
    }
    String[] other = {"--name", "other", "--no-fast-start", "--prefix", prefix.toString()};
    List<String> command = Workbench.command("install", "--jjava", jjava.toString());
    command.addAll(Arrays.asList(other));
    assertEquals(0, Run.program(Map.of(), command).exit());
    assertTrue(mainThread("other").contains("org.dflib.jjava.distro.JJava.main"));
    assertFalse(mainThread("mammoth-connectors").contains("org.dflib.jjava.distro.JJava.main"));
  }

  private String mainThread(String name) {
    try (NotebookKernel kernel = NotebookKernel.start(prefix, name, SANDBOX)) {
      return kernel
          .run(
              """
              Thread.getAllStackTraces().entrySet().stream()
                  .filter(entry -> entry.getKey().getName().equals("main"))
                  .map(entry -> Arrays.toString(entry.getValue())).toList()
              """)
          .text();
    }
  }

  @Test
  void installingTheSameAgainMakesNothingAnew() throws IOException {
    install(Workbench.jar());
    FileTime made = Files.getLastModifiedTime(archive());
    assertFalse(install(Workbench.jar()).contains("Running the kernel"));
    assertEquals(made, Files.getLastModifiedTime(archive()));
  }

  @Test
  void anArchiveThatWasSpoiltIsPassedOverAndSaid() throws IOException {
    install(Workbench.jar());
    archive().toFile().setWritable(true);
    Files.write(archive(), new byte[1 << 20]);
    assertTrue(status().contains(SLOW));
    install(Workbench.jar());
    assertFalse(status().contains(SLOW));
  }

  @Test
  void aLostArchiveIsPassedOverAndSaid() throws IOException {
    install(Workbench.jar());
    Files.delete(archive());
    assertTrue(status().contains(SLOW));
  }

  @Test
  void aJarThatChangedUnderItsNameIsReadAnewAndSaid() throws IOException {
    install(Workbench.jar());
    Path jar = file("mammoth-connectors-", ".jar");
    writeElsewhereInTheZip(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    assertTrue(status().contains(SLOW));
    Files.delete(jar);
    install(Workbench.jar());
    assertFalse(status().contains(SLOW));
  }

  @Test
  void anotherJavaIsTakenAndSaid() throws IOException {
    Path other = anotherJava();
    assumeTrue(other != null, "there is one Java here");
    install(Workbench.jar());
    Path spec = folder.resolve("kernel.json");
    JsonNode json = JSON.readTree(spec.toFile());
    ((ArrayNode) json.path("argv")).set(0, String.valueOf(other));
    JSON.writeValue(spec.toFile(), json);
    assertTrue(status().contains(SLOW));
  }

  @Test
  void aRunningKernelOutlivesItsUpgrade() throws IOException {
    install(Workbench.jar());
    Set<String> before = names();
    try (NotebookKernel kernel = NotebookKernel.start(prefix, "mammoth-connectors", SANDBOX)) {
      assertNull(kernel.run("var before = connectors.fetch()").error());
      install(Changed.jar(Workbench.scratch("changed")));
      String more = "%classpath " + Workbench.jjava();
      for (String cell : List.of(more, "table(before)", "chart(table(before)).histogram(\"id\")")) {
        assertNull(kernel.run(cell).error(), cell);
      }
    }
    assertEquals(2, jars().filter(name -> name.startsWith("mammoth-connectors-")).count());
    assertFalse(status().contains(SLOW));
    install(Workbench.jar());
    install(Workbench.jar());
    assertEquals(before, names());
  }

  /** What {@code %mammoth} says in a kernel whose start left no line anywhere. */
  private String status() {
    try (NotebookKernel kernel = NotebookKernel.start(prefix, "mammoth-connectors", SANDBOX)) {
      Cell cell = kernel.run("%mammoth");
      assertEquals(Map.of(), cell.streams());
      assertEquals(List.of(), kernel.log().lines().filter(line -> !isJJavas(line)).toList());
      return cell.text();
    }
  }

  /** JJava says in its log that its loops have started. */
  private static boolean isJJavas(String line) {
    return line.startsWith("[I ") && line.endsWith("Loop started.");
  }

  private String install(Path jar) {
    List<String> command = new ArrayList<>(Workbench.command());
    command.set(command.indexOf("-jar") + 1, jar.toString());
    command.addAll(List.of("install", "--prefix", prefix.toString()));
    command.addAll(List.of("--jjava", Workbench.jjava().toString()));
    Run run = Run.program(Map.of(), command);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  private Path archive() throws IOException {
    return file("start-", Runtime.version().feature() < 25 ? ".jsa" : ".aot");
  }

  private Path file(String start, String end) throws IOException {
    return names().stream()
        .filter(name -> name.startsWith(start) && name.endsWith(end))
        .map(folder::resolve)
        .findFirst()
        .orElseThrow();
  }

  private Stream<String> jars() throws IOException {
    return names().stream().filter(name -> name.endsWith(".jar"));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** Changes a byte that stands for nothing: the time of the first entry. The size stays. */
  private static void writeElsewhereInTheZip(Path jar) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      int timeOfFirstEntry = 10;
      file.seek(timeOfFirstEntry);
      file.write(1);
    }
  }

  private static @Nullable Path anotherJava() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    return Jdk.all().stream()
        .filter(jdk -> !jdk.home().equals(own))
        .map(Jdk::java)
        .findFirst()
        .orElse(null);
  }

  private static boolean beyondAscii() {
    String names = System.getProperty("sun.jnu.encoding");
    return Arrays.asList("UTF-8", "UTF8").contains(names);
  }
}
