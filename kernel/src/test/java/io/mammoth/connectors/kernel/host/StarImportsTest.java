package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A star import of the user's, and declarations of names that it has in common with ours. */
final class StarImportsTest {
  private static final String STAR =
      "import static " + LibraryNames.class.getCanonicalName() + ".*;";

  private final NotebookShell notebook = new NotebookShell();

  @AfterEach
  void close() {
    notebook.close();
  }

  private String run(String cell) {
    return notebook.run(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double count = 0; | count + 1 | 1.0",
        "int count = 2; | count | 2",
        "double count = 0; for (int i = 1; i < 3; i++) count += i; | count | 3.0",
        "record Pattern(int size) {} | new Pattern(4).size() | 4",
        "enum Pattern { ONE } | Pattern.ONE | ONE",
        "class Pattern { static Pattern of() { return new Pattern(); } } | Pattern.of() != null | true",
        "int rows(int some) { return some; } | rows(3) | 3",
        "int rows(int a, int b) { return a + b; } | rows(3, 4) | 7",
      })
  void whatTheUserDeclaresIsMeantBeforeAndAfterTheStar(
      String declaration, String use, String value) {
    run(STAR);
    run(declaration);
    assertEquals(value, run(use), "star first");
    run(STAR);
    assertEquals(value, run(use), "star once more");
    run(declaration);
    assertEquals(value, run(use), "declared once more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double count = 0; | count + 1 | 1.0",
        "record Pattern(int size) {} | new Pattern(4).size() | 4",
        "int rows(int some) { return some; } | rows(3) | 3",
      })
  void aDeclarationThatIsThereStaysWhenTheStarComes(String declaration, String use, String value) {
    run(declaration);
    run(STAR);
    assertEquals(value, run(use));
    assertEquals(value, run(declaration + "\n" + use));
    assertEquals(List.of(), notebook.told.stream().filter(l -> !l.startsWith("Pattern")).toList());
  }

  @Test
  void oneCellMayHaveStarDeclarationAndUse() {
    assertEquals(
        "6.0", run(STAR + "\ndouble count = 0;\nfor (int i = 1; i < 4; i++) count += i;\ncount"));
    assertEquals(
        "5", run(STAR + "\nrecord Pattern(int size) {}\nvar made = new Pattern(5);\nmade.size()"));
  }

  @Test
  void aVariableOfTheLibrarysTypeIsKeptWhenTheUserTakesItsName() {
    run(STAR);
    run("Pattern theirs = new Pattern();\nint number = 1;");
    run("record Pattern(int size) {}");
    assertEquals("1", run("number"));
    assertEquals("4", run("new Pattern(4).size()"));
    assertEquals("\"mine\"", run("theirs.name()"));
  }

  @Test
  void anotherKindOfDeclarationLeavesTheImportedNameAlone() {
    run(STAR);
    run("int count() { return 3; }\nint Pattern = 4;");
    assertEquals("7", run("count"));
    assertEquals("3", run("count()"));
    assertEquals("\"mine\"", run("new Pattern().name()"));
  }

  @Test
  void aSingleImportOfTheUsersWinsOverBothStars() {
    run(STAR);
    run("import java.util.regex.Pattern;");
    assertEquals("\"a\"", run("Pattern.compile(\"a\").pattern()"));
    run("import " + LibraryNames.class.getCanonicalName() + ".Pattern;");
    assertEquals("\"mine\"", run("new Pattern().name()"));
  }
}
