package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A program of its own that is killed while it writes, or that the disk has no room for. */
class FailingDiskTest {
  private static final String OLD = "n\r\n1\r\n";

  private final Path folder;

  FailingDiskTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Sheet old() {
    return Sheet.of(Table.create("n", IntColumn.create("n", new int[] {1})));
  }

  private static Table table(int rows) {
    return Table.create("numbers", IntColumn.create("n", IntStream.range(0, rows).toArray()));
  }

  /** Writes half a file and stays there. */
  static final class Half {
    public static void main(String[] args) throws IOException {
      WholeFile.write(
          Path.of(args[0]),
          out -> {
            out.write("half".getBytes(UTF_8));
            out.flush();
            System.out.println("half");
            // Until it is killed.
            System.in.read();
          });
    }
  }

  /** Saves a table of a megabyte. */
  static final class Large {
    public static void main(String[] args) {
      try {
        TableFile.save(Sheet.of(table(200_000)), Path.of(args[0]));
      } catch (FileProblem problem) {
        System.out.println(problem.getMessage());
        System.exit(3);
      }
    }
  }

  private static List<String> java(Class<?> main, Path file) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ArrayList<>(
        List.of(
            java.toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            file.toString()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whoIsKilledInMidWriteLeavesTheOldFileAndTheNextCleansUp() throws Exception {
    Path file = folder.resolve("numbers.csv");
    TableFile.save(old(), file);
    Process process = new ProcessBuilder(java(Half.class, file)).start();
    assertEquals("half", process.inputReader(UTF_8).readLine());
    process.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(OLD, Text.of(file));
    assertEquals(3, names().size(), names().toString());
    TableFile.save(Sheet.of(table(3)), file);
    assertEquals(List.of(OwnFiles.NAME, "numbers.csv"), names());
  }

  /** What a process may write at most is an error of the same call as a disk that is full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whereTheDiskHasNoRoomTheOldFileStaysAndASentenceSaysSo() throws Exception {
    Path file = folder.resolve("numbers.csv");
    TableFile.save(old(), file);
    List<String> shell =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 64; exec \"$@\"", "bash"));
    shell.addAll(java(Large.class, file));
    Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(3, process.waitFor(), said);
    assertTrue(said.contains("numbers.csv was not written: "), said);
    assertTrue(said.contains("What was there before still is."), said);
    assertEquals(OLD, Text.of(file));
    assertEquals(List.of(OwnFiles.NAME, "numbers.csv"), names());
    assertNotEquals("", said);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatIsFullIsNoOtherCase() throws Exception {
    SmallDisk disk = new SmallDisk(folder.resolve("disk"));
    TableFile.save(old(), disk.kept().resolve("numbers.csv"));
    Path file = folder.resolve("disk/numbers.csv");
    SmallDisk.Ended ended = disk.run("512k", java(Large.class, file));
    assertEquals(3, ended.exit(), ended.said());
    assertTrue(ended.said().contains("No space left on device"), ended.said());
    assertEquals(OLD, Text.of(disk.kept().resolve("numbers.csv")));
    try (Stream<Path> files = Files.list(disk.kept())) {
      assertEquals(2, files.count(), "the file and the list of what is ours");
    }
  }
}
