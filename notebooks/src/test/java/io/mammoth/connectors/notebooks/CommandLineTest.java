package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"lab", "run", "doctor", "install", "uninstall", "sandbox"})
  void everyCommandHasHelp(String command) {
    Run run = Run.jar(Map.of(), command, "--help");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("Usage: mammoth-connectors " + command), run.out());
    assertTrue(Run.jar(Map.of(), "--help").out().contains("  " + command + " "));
  }

  @Test
  void theVersionIsThatOfTheJar() {
    Run run = Run.jar(Map.of(), "--version");
    assertEquals(0, run.exit());
    assertTrue(run.out().matches("mammoth-connectors \\d+\\.\\d+\\.\\d+\\S*\\R"), run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "labb", "lab --sandbos", "install --user --sys-prefix", "sandbox --port x"})
  void aWrongCommandLineIsOneSentenceAndExitCodeTwo(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    Run run = Run.jar(Map.of(), arguments);
    assertEquals(2, run.exit());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("--help"), run.err());
    assertEquals("", run.out());
  }
}
