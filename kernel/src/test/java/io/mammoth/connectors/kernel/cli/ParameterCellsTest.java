package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCellsTest {

  private final Path folder;

  ParameterCellsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Map<String, Optional<String>> declaredBy(String... cells) {
    Notebooks notebook = new Notebooks();
    for (String cell : cells) {
      notebook.code(cell, "parameters");
    }
    return ParameterCells.of(notebook.in(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "String x = param(\"x\", \"CRM\");|String",
        "param(\"x\", -3)|int",
        "long x = param(\"x\", 10L);|long",
        "var x = param(\"x\", 2.5);|double",
        "var x = param(\"x\", true);|boolean",
        "var x = param(\"x\", new java.math.BigDecimal(\"1.50\"));|BigDecimal",
        "var x = param(\"x\", BigDecimal.TEN);|BigDecimal",
        "var x = param(\"x\", LocalDate.now().minusDays(3));|LocalDate",
        "java.time.LocalDate x = param(\"x\", firstOfMonth());|LocalDate",
        "var x = Notebook.param(\"x\", Path.of(\"a.csv\"));|Path",
        "Table t = load(param(\"x\", Path.of(\"a.csv\")).toString());|Path"
      })
  void theTypeOfADefaultIsSeen(String cell, String type) {
    assertEquals(Map.of("x", Optional.of(type)), declaredBy(cell));
  }

  @Test
  void aTypeThatCannotBeSeenIsLeftToTheKernel() {
    assertEquals(Map.of("x", Optional.empty()), declaredBy("var x = param(\"x\", other());"));
  }

  @Test
  void magicsImportsAndCommentsDisturbNothing() {
    Map<String, Optional<String>> declared =
        declaredBy(
            "%mammoth status\nimport java.time.*;\n// param(\"no\", 1)\nint a = param(\"a\", 1);",
            "String text = \"param(\\\"no\\\", 1)\"; int b = param(\"b\", 2)");
    assertEquals(List.of("a", "b"), List.copyOf(declared.keySet()));
  }

  @Test
  void anExpressionThatIsNestedTooDeeplyIsRefusedInOneSentence() {
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      String deep = "%s1%s".formatted("(".repeat(20_000), ")".repeat(20_000));
      String calls = "%s1%s".formatted("f(".repeat(20_000), ")".repeat(20_000));
      for (String expression : List.of(deep, calls)) {
        String cell = "int x = param(\"x\", %s);".formatted(expression);
        var refusal = assertThrows(CommandFailure.class, () -> declaredBy("1", cell));
        String sentence =
            "The parameters of cell 2 cannot be found: an expression in it is nested too deeply.";
        assertTrue(CommandFailure.oneLine(refusal).startsWith(sentence), refusal::toString);
        assertEquals(CommandFailure.USAGE, CommandFailure.exitCode(refusal));
      }
    } finally {
      System.setErr(err);
    }
    assertEquals("", printed.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\");exit(3);//", "\"", "a\"b", "'\"", "%n$s", "{0}"})
  void aValueWithQuotesIsTakenWithoutAWord(String value) {
    Path notebook =
        new Notebooks().code("var x = param(\"x\", \"a\");", "parameters").in(folder).path();
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      int exit =
          Main.commandLine().execute("run", notebook.toString(), "-p", "x=" + value, "-p", "y=1");
      assertEquals(CommandFailure.USAGE, exit);
    } finally {
      System.setErr(err);
    }
    String sentence = notebook.getFileName() + " has no parameter y. Its parameters: x (String).";
    assertEquals(sentence, printed.toString(UTF_8).strip());
  }

  @Test
  void onlyCellsTaggedParametersDeclare() {
    assertEquals(Map.of(), ParameterCells.of(new Notebooks().code("param(\"x\", 1)").in(folder)));
  }

  @Test
  void whatIsGivenBecomesVariables() {
    NotebookFile notebook =
        new Notebooks().code("int limit = param(\"limit\", 1);", "parameters").in(folder);
    assertEquals(
        Map.of("MAMMOTHANALYTICS_PARAM_LIMIT", "7"),
        GivenParameters.variables(Map.of("limit", "7"), notebook));
  }

  @ParameterizedTest
  @CsvSource({"limits,7,no parameter limits", "limit,seven,a whole number", "limit,' ',no value"})
  void aWrongNameOrValueIsRefused(String name, String value, String words) {
    NotebookFile notebook =
        new Notebooks().code("int limit = param(\"limit\", 1);", "parameters").in(folder);
    CommandFailure refusal =
        assertThrows(
            CommandFailure.class, () -> GivenParameters.variables(Map.of(name, value), notebook));
    assertTrue(CommandFailure.oneLine(refusal).contains(words), refusal.toString());
    assertEquals(CommandFailure.USAGE, CommandFailure.exitCode(refusal));
  }
}
