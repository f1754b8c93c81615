package io.mammoth.connectors.kernel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that we ask a question, and that may hang. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubprocessTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void whatItSaysIsKeptWithItsExitCode() {
    String says = "printf 'Zo\\303\\253\\n'; exit 3";
    Subprocess asked = Subprocess.run(List.of("sh", "-c", says));
    assertEquals(3, asked.exit());
    assertEquals("Zoë\n", asked.output());
  }

  @Test
  void oneThatIsNotThereIsNoError() {
    assertFalse(Subprocess.run(List.of("no-such-program")).fine());
  }

  @Test
  void oneThatHangsIsEndedWithAllThatItStarted(@TempDir Path folder) throws Exception {
    Path pids = folder.resolve("pids");
    String hangs = "sleep 1000 & echo $! > '%s'; echo $$ >> '%s'; wait".formatted(pids, pids);
    Subprocess asked = Subprocess.run(List.of("sh", "-c", hangs), SHORT, environment -> {});
    assertTrue(asked.timedOut());
    assertFalse(asked.fine());
    assertGone(pids);
  }

  /** What it has started and left behind holds its output open. */
  @Test
  void oneWhoseOutputStaysOpenIsNotWaitedFor(@TempDir Path folder) throws Exception {
    Path pid = folder.resolve("pid");
    String leaves = "sleep 1000 & echo $! > '%s'; sleep 0.1".formatted(pid);
    Subprocess asked = Subprocess.run(List.of("sh", "-c", leaves), SHORT, environment -> {});
    ProcessHandle left =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    assertTrue(left.isAlive(), asked::toString);
    left.destroy();
  }

  private static void assertGone(Path pids) throws Exception {
    List<String> lines = Files.readAllLines(pids);
    assertEquals(2, lines.size(), lines::toString);
    for (String pid : lines) {
      var left = ProcessHandle.of(Long.parseLong(pid.strip()));
      if (left.isPresent()) {
        left.get().onExit().get();
      }
    }
  }
}
