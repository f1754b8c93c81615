package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A constant that a star of ours brings, and what takes its place: in a JShell of its own. */
final class KernelShellTest {
  private static final String OURS = "import static java.lang.Math.*;";

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeEach
  void bringOurs() {
    shell.eval(OURS);
    shell.addToClasspath(System.getProperty("java.class.path"));
    new KernelShell(shell).yieldNames(List.of(OURS), line -> {});
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private String value(String line) {
    SnippetEvent event = shell.eval(line).get(0);
    return event.value() == null ? event.status() + " " + line : event.value();
  }

  @Test
  void theSameNameOfAStarOfTheUsersWins() {
    shell.eval("import static java.lang.StrictMath.*;");
    assertEquals("true", value("PI > 3"));
    shell.eval("double PI = 3;");
    assertEquals("4.0", value("PI + 1"));
  }

  @Test
  void aVariableTakesItsPlace() {
    shell.eval("double PI = 3;");
    assertEquals("4.0", value("PI + 1"));
    shell.eval("String PI = \"three\";");
    assertEquals("5", value("PI.length()"));
  }

  @Test
  void anotherImportTakesItsPlace() {
    shell.eval("import static java.lang.StrictMath.PI;");
    assertEquals("true", value("PI > 3"));
  }

  @Test
  void aMethodOrADeclarationThatDoesNotCompileLeavesIt() {
    shell.eval("double PI() { return 0; }");
    shell.eval("double PI = \"no number\";");
    assertEquals("true", value("PI > 3 && PI() < 3"));
  }

  @Test
  void onceTakenItCanBeImportedAgain() {
    shell.eval("double PI = 3;");
    shell.variables().forEach(shell::drop);
    shell.eval("import static java.lang.Math.PI;");
    assertEquals("true", value("PI > 3"));
  }
}
