package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final String NAMED_ZOE = "exec \"$@\" \"$(printf 'Zo\\303\\253')\"";

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

  /** In a POSIX locale Java can name no such file, nor can this test: the shell does. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "lab --sandbox", "install --prefix"})
  void aPathThatTheLocaleDoesNotKnowIsSaidWithWhatHelps(String command) {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", NAMED_ZOE, "sh"));
    shell.addAll(Workbench.command(command.split(" ", -1)));
    Run run = Run.program(Map.of("LC_ALL", "C"), shell);
    assertEquals(2, run.exit(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("Set LC_ALL=C.UTF-8"), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
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
