package io.mammoth.connectors.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a few kilobytes for one program; what is on it before and after is in a real folder.
 */
public final class SmallDisk {
  private static final String SCRIPT =
      """
      mount -t tmpfs -o size="$2" mammoth "$1" && cp -r "$1.kept/." "$1" || exit 99
      "${@:3}" 2>&1
      code=$?
      rm -r "$1.kept" && cp -r "$1" "$1.kept"
      exit $code
      """;

  private final Path disk;

  /** Where it is while the program runs. */
  public SmallDisk(Path disk) throws IOException {
    this.disk = Files.createDirectories(disk);
    Files.createDirectories(kept());
  }

  /** What is on it, before and after. */
  public Path kept() {
    return disk.resolveSibling(disk.getFileName() + ".kept");
  }

  /** What a program said and its exit code, in this order. */
  public record Ended(String said, int exit) {}

  /** Runs a program while the disk is there; where the machine lets nobody have one, no test. */
  public Ended run(String size, List<String> program) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "bash", "-c", SCRIPT, "bash"));
    command.addAll(List.of(disk.toString(), size));
    command.addAll(program);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    assumeTrue(!said.startsWith("unshare:") && exit != 99, "no disks of one's own here: " + said);
    return new Ended(said, exit);
  }
}
