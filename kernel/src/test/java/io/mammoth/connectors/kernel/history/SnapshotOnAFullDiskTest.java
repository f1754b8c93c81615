package io.mammoth.connectors.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.SmallDisk;
import io.mammoth.connectors.kernel.files.FileProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that the disk has no room for leaves nothing behind, and says so. */
class SnapshotOnAFullDiskTest {
  /** Keeps one of a megabyte. */
  static final class Keeping {
    public static void main(String[] args) {
      SnapshotRow row = SnapshotRow.of(SnapshotRow.CONNECTOR).with("id", 1).with("name", "No 1");
      List<SnapshotRow> rows = Collections.nCopies(10_000, row.with("enabled", true));
      try {
        Snapshots.keep(new Snapshot("host", 4, Instant.EPOCH, rows), Path.of(args[0]));
      } catch (FileProblem problem) {
        System.out.println(problem.getMessage());
        System.exit(3);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thereIsNoPartOfIt(@TempDir Path folder) throws Exception {
    SmallDisk disk = new SmallDisk(folder.resolve("disk"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    SmallDisk.Ended ended =
        disk.run(
            "256k",
            List.of(
                java.toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Keeping.class.getName(),
                folder.resolve("disk/snapshots").toString()));
    assertEquals(3, ended.exit(), ended.said());
    assertTrue(ended.said().contains("was not written: "), ended.said());
    try (Stream<Path> files = Files.list(disk.kept().resolve("snapshots"))) {
      assertEquals(List.of(), files.toList());
    }
  }
}
