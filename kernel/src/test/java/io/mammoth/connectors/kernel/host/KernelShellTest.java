package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that is lent to a notebook, and what takes it back: in a JShell of its own. */
final class KernelShellTest {
  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeEach
  void lend() {
    shell.eval("import static java.lang.Math.PI;");
    new KernelShell(shell).giveWay("java.lang.Math.PI");
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
  void itWinsOverTheSameNameOfAStar() {
    shell.eval("import static java.lang.StrictMath.*;");
    assertEquals("true", value("PI > 3"));
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
