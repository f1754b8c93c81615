package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a notebook's cells see of the extension, in one real kernel on the embedded sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtensionInJJavaTest {
  private static final String NOTEBOOK = "io.mammoth.connectors.kernel.notebook.Notebook";

  private final NotebookKernel kernel =
      NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));

  @AfterAll
  void stop() {
    assertFalse(kernel.log().contains("SLF4J"), kernel::log);
    kernel.close();
  }

  private Cell run(String code) {
    Cell cell = kernel.run(code);
    assertNull(cell.error(), cell::toString);
    assertEquals("", cell.stderr());
    return cell;
  }

  private String refusal(String code) {
    Cell cell = kernel.run(code);
    assertEquals("", cell.stderr());
    return Objects.requireNonNull(cell.error(), cell::toString).message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ASC | ASC",
        "DESC | DESC",
        "mean.functionName() | Mean",
        "sum == " + NOTEBOOK + ".sum | true",
        "mammoth == " + NOTEBOOK + ".mammoth | true",
        "connectors == " + NOTEBOOK + ".connectors | true",
        "Table.create(\"t\").columnCount() | 0",
        "and(str(\"a\").isMissing()) != null | true",
        "table(String.class, List.of(\"a\")).rowCount() | 1",
        "ConnectorQuery.all() != null | true",
        "cents(DoubleColumn.create(\"d\", 2.675)).getString(0) | 2.68"
      })
  void namesAreThereWithoutAnImport(String code, String text) {
    assertEquals(text, run(code).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table(connectors.list())",
        "table(connectors.fetch()).column(\"id\")",
        "connectors.list()",
        "connectors.listAll()",
        "connectors.fetch()",
        "connectors.fetch().subList(0, 2)",
        "connectors.fetch().get(0)",
        "connectors.get(\"postgres\")",
        "connectors.delete(connectors.create(\"Passing\").connector())",
        "mammoth",
        "connectors",
        "status()",
        "%mammoth",
        "%mammoth list",
        "%mammoth get postgres; // one",
        "%mammoth help"
      })
  void whatACellEndsInIsShownAsHtmlAndAsText(String code) {
    Cell cell = run(code);
    assertEquals(1, Jsoup.parse(cell.html()).select("table").size(), cell::toString);
    String first = Jsoup.parse(cell.html()).select("caption, th").get(0).text();
    assertTrue(cell.text().contains(first), cell::toString);
    assertEquals(Map.of(), cell.streams());
  }

  @Test
  void aUsersOwnVariableTakesTheNameOfOurSum() {
    String ours = "NumericAggregateFunction sum = " + NOTEBOOK + ".sum;";
    assertEquals("6.0", run("double sum = 0; for (int i = 1; i < 4; i++) sum += i; sum").text());
    run("tech.tablesaw.aggregate." + ours);
    assertEquals("Sum", run("sum.functionName()").text());
  }

  @Test
  void whatWasSavedIsShownWithTheServicesWords() {
    Cell cell = run("Saved made = connectors.create(\"Shown\"); made");
    run("connectors.delete(made.connector())");
    assertTrue(cell.html().contains("Shown"), cell::toString);
    assertTrue(cell.text().contains("price_per_month"), cell::toString);
  }

  @Test
  void aCommandsTableIsATable() {
    assertFalse(run("Table listed = %mammoth list").hasResult());
    assertEquals("disp_name", run("listed.column(0).name()").text());
  }

  @Test
  void noIdIsEchoedWhereSomethingIsShown() {
    Cell cell = run("show(table(connectors.list()))");
    assertEquals(1, cell.displays().size(), cell::toString);
    assertFalse(cell.toString().contains("execute_result"), cell::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"List.of(1, 2) | [1, 2]", "new ArrayList<String>() | []", "Map.of(1, 2) | {1=2}"})
  void aUsersOwnValuesPrintAsEver(String code, String text) {
    Cell cell = run(code);
    assertEquals(text, cell.text());
    assertEquals("", cell.html());
  }

  /** All are made at once: each is still an import of its own, which takes no other along. */
  @Test
  void anImportMayBeRepeated() {
    run("import java.io.*;\nimport tech.tablesaw.api.*;");
    String each =
        "table(connectors.listAll()).rowCount() + new File(\"a\").getName() + List.of(ASC)";
    assertEquals("62a[ASC]", run(each).text());
  }

  @Test
  void importsAreMadeAtOnceWhereJShellIsOpen() {
    run("import jdk.jshell.JShell;\nimport io.mammoth.connectors.kernel.host.ImportsAtOnce;");
    run("JShell shell = JShell.builder().executionEngine(\"local\").build();");
    String right =
        "ImportsAtOnce.into(shell, List.of(\"import java.util.*;\", \"import java.io.*;\"))";
    assertEquals("true", run(right).text());
    assertEquals("2", run("shell.imports().count()").text());
    assertEquals("[a]", run("shell.eval(\"List.of(new File(\\\"a\\\"))\").get(0).value()").text());
  }

  @Test
  void assertionsHold() {
    assertTrue(refusal("assert 1 > 2 : \"not so\";").contains("not so"));
  }

  @Test
  void noKotlinClassIsThere() {
    assertTrue(refusal("Class.forName(\"kotlin.Unit\")").contains("ClassNotFoundException"));
  }

  @Test
  void aTypoGetsASuggestionAndNoWallOfFrames() {
    assertTrue(refusal("%mammoth lsit").endsWith("Did you mean list?"), refusal("%mammoth lsit"));
    assertTrue(refusal("connectors.get(\"postgras\")").lines().count() <= 3);
  }

  @Test
  void aVariableOfTheUsersMerelyShadows() {
    assertEquals("5", run("int connectors = 2 + 3; connectors").text());
    assertEquals("true", run("mammoth.connectors().list().hasNext()").text());
    run("Connectors connectors = mammoth.connectors();");
    assertEquals("true", run("connectors.list().hasNext()").text());
  }

  @Test
  void theWorkspaceAndWritesAreSwitchedWithoutRunningAnythingAnew() {
    run("Connectors alias = connectors;");
    run("%mammoth writes off");
    assertTrue(refusal("alias.create(\"Refused\")").contains("%mammoth writes on"));
    run("%mammoth writes on");
    assertNotNull(run("alias.delete(alias.create(\"Allowed\").connector())").bundle());
  }

  @Test
  void tabKnowsTheNames() {
    List<String> found = kernel.complete("connectors.li", 13);
    assertTrue(found.stream().anyMatch(name -> name.contains("listAll")), found::toString);
  }
}
