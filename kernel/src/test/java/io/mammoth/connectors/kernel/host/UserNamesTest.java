package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the user's beside names that stars of ours bring, in a real JShell. */
final class UserNamesTest {
  private final NotebookShell notebook = new NotebookShell();
  private final List<String> told = notebook.told;

  @AfterEach
  void close() {
    notebook.close();
  }

  private String run(String cell) {
    return notebook.run(cell);
  }

  private String theOnlyLine() {
    assertEquals(1, told.size(), told::toString);
    return told.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String account = \"a note\";",
        "int account = 3;",
        "List<String> rows(String cell) { return null; }",
        "int rows() { return 0; }",
        "record Pattern(String name) {}",
        "class OurNames {}",
      })
  void aVariableSurvivesTheUsersOwnDeclarationOfANameThatItWasMadeWith(String declaration) {
    run("var made = rows(account);\nmade.add(\"three\");");
    run("List<String> typed = rows(account);\ntyped.add(\"three\");");
    run("Pattern compiled = Pattern.compile(String.join(\"|\", rows(account)));");
    run("int size = made.size();");
    run("boolean isThere(String name) { return made.contains(name); }");
    run(declaration);
    assertEquals("[one, two, three]", run("made"));
    assertEquals("[one, two, three]", run("typed"));
    assertEquals("\"one|two\"", run("compiled.pattern()"));
    assertEquals("3", run("size"));
    assertEquals("true", run("isThere(\"three\")"));
    assertEquals(List.of(), told);
  }

  @Test
  void aVariableSurvivesWhateverItIsMadeWith() {
    run("String text = \"a longer text\";");
    run("String end = text.substring(2);\nchar first = text.charAt(0);\nchar[] all = {first};");
    run("int text = 5;");
    assertEquals("\"longer text\"", run("end"));
    assertEquals("'a'", run("first"));
    assertEquals("'a'", run("all[0]"));
    assertEquals(List.of(), told);
  }

  @Test
  void aVariableKeepsItsOwnGenericType() {
    run(
        "Map<String, List<? super Integer>> kept = new HashMap<>(Map.of(\"a\", rows(account).size()"
            + " > 0 ? new ArrayList<>() : null));");
    run("int account = 4;");
    assertEquals("true", run("kept.get(\"a\").add(account)"));
    assertEquals("{a=[4]}", run("kept"));
  }

  @Test
  void aVariableOfATypeThatIsDeclaredAnewIsGoneAndWhoeverUsesItIsTold() {
    run("class Shop { int size = 1; }\nShop shop = new Shop();\nint other = 1;");
    run("class Shop { long size = 1; }");
    assertEquals(List.of(), told);
    assertEquals("1", run("other"));
    assertEquals("null", run("shop"));
    assertEquals(
        "shop has lost its value: Shop is declared anew. Run its cell again.", theOnlyLine());
    run("shop");
    assertEquals(1, told.size(), "once is enough");
  }

  @Test
  void aCellThatDeclaresBothAnewIsNotDisturbed() {
    String cell = "class Shop { int size = %d; }\nShop shop = new Shop();\nshop.size";
    run(cell.formatted(1));
    assertEquals("2", run(cell.formatted(2)));
    assertEquals(List.of(), told);
  }

  @Test
  void aMethodThatNeedsANameOfOursSaysSoWhenThatIsTaken() {
    run("List<String> all() { return rows(account); }");
    run("int account = 1;");
    String line = theOnlyLine();
    assertTrue(line.startsWith("all() cannot be used: its code means our account"), line);
    assertTrue(line.contains("Write " + OurNames.class.getName() + ".account there"), line);
  }

  @Test
  void theUsersOwnTypesMethodsAndConstantsWin() {
    assertEquals("12", run("record Matcher(int months) {}\nnew Matcher(12).months()"));
    assertEquals("\"2x3\"", run("String rows(int a, int b) { return a + \"x\" + b; }\nrows(2, 3)"));
    assertEquals("6", run("int count = 0; for (int i = 1; i < 4; i++) count += i;\ncount"));
    assertEquals(List.of(), told);
  }

  @Test
  void aTypeOfAStarOfTheUsersWins() {
    run("Pattern kept = Pattern.compile(\"a\");");
    run("import static " + LibraryNames.class.getCanonicalName() + ".*;");
    assertEquals("\"mine\"", run("new Pattern().name()"));
    assertEquals("\"a\"", run("kept.pattern()"));
    String line = told.get(0);
    assertTrue(line.startsWith("Pattern means " + LibraryNames.class.getCanonicalName()), line);
    assertTrue(line.endsWith("To have ours again: import java.util.regex.Pattern;"), line);
    run("import java.util.regex.Pattern;");
    assertEquals("\"b\"", run("Pattern.compile(\"b\").pattern()"));
    assertEquals("\"a\"", run("kept.pattern()"));
  }

  @Test
  void aConstantAndAnOverloadOfAStarOfTheUsersWorkBesideOurs() {
    run("import static " + LibraryNames.class.getCanonicalName() + ".*;");
    assertEquals("7", run("count"));
    assertEquals("\"rows 3\"", run("rows(3)"));
    assertEquals("[one, two]", run("rows(account)"));
  }

  @Test
  void aMethodOfAStarOfTheUsersWinsOverTheSameOfOurs() {
    run("import static java.lang.System.*;");
    String relative = run("load(\"x\")");
    assertTrue(relative.contains("Expecting an absolute path of the library"), relative);
    assertTrue(theOnlyLine().startsWith("load means java.lang.System.load now."), told::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String page() { return rows(2, 3); }|String rows(int a, int b) { return a + \"x\" + b;"
            + " }|page()",
        "int page() { return count + 1; }|int count = 5;|page()",
        "class Page { int length() { return count; } }|int count = 5;|new Page().length()",
        "String page() { return new Matcher(2, 3).group(); }|record Matcher(int a, int b) { String"
            + " group() { return \"\"; } }|page()",
      })
  void codeThatComesBeforeTheDeclarationOfItsNameWorksOnceThatIsThere(String cells) {
    String[] cell = cells.split("\\|", -1);
    run(cell[0]);
    run(cell[1]);
    String value = run(cell[2]);
    assertTrue(!value.startsWith("failed") && !value.equals("null"), value);
  }

  @Test
  void codeThatIsRefusedBecauseOfANameOfOursIsToldWhoseItIs() {
    run("int least() { return count; }");
    String line = theOnlyLine();
    assertTrue(line.startsWith("count is " + OurNames.class.getName() + ".count here."), line);
    assertTrue(line.contains("declare it first"), line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = missing;",
        "int missing() { return minimum; }",
        "rows(account).sise()",
        "String text = 5;",
        "account.list()"
      })
  void aMistakeThatHasNothingToDoWithOurNamesIsLeftToJava(String mistake) {
    run(mistake);
    assertEquals(List.of(), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String page() { return rows(2, 3); }\nString rows(int a, int b) { return \"\"; }",
        "class Page { int length() { return count; } }\nint count = 5;",
        "Matcher page() { return new Matcher(2); }\nrecord Matcher(int a) {}",
      })
  void aCellMayUseItsOwnDeclarationBeforeItComes(String cell) {
    new CellDeclarations(notebook.shell, NotebookShell.OURS).declareFirst("%time\n" + cell);
    assertTrue(!run(cell).startsWith("failed"), cell);
    assertEquals(List.of(), told);
  }
}
