package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of {@code %mammoth}, and what the kernel itself shows, in one real kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsInJJavaTest {
  private final NotebookKernel kernel =
      NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));

  @AfterAll
  void stop() {
    kernel.close();
  }

  private Cell run(String code, String... answers) {
    Cell cell = kernel.run(code, answers);
    assertNull(cell.error(), cell::toString);
    return cell;
  }

  private static Cell.CellError error(Cell cell) {
    return Objects.requireNonNull(cell.error(), cell::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%mammoth status | SANDBOX",
        "%mammoth list --limit 3 --fields name_key --sort name_key:desc | 3 rows",
        "%mammoth list --premium true --added false --connected false | rows",
        "%mammoth list --key postgres | 1 row ",
        "%mammoth list --limit 2 --json | {\"connectors\":[",
        "%mammoth get postgres --fields full | PostgreSQL Global Development Group",
        "%mammoth get postgres --json | \"name_key\":\"postgres\"",
        "%mammoth fetch | price_per_month",
        "%mammoth fetch --json | {\"connectors\":[",
        "%mammoth writes off | Writes are off.",
        "%mammoth writes on | Writes are on.",
        "%mammoth use 7 | 7",
        "%mammoth sandbox | SANDBOX",
        "%mammoth error | failed",
        "%mammoth help | connectors.list()",
        "%mammoth help counts | How often each value stands"
      })
  @Order(1)
  void aCommandShowsWhatItIsAskedFor(String code, String words) {
    assertTrue(run(code).text().contains(words), () -> kernel.run(code).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status", "list", "get", "fetch", "delete", "login", "sandbox", "use", "writes", "prices",
        "log", "undo", "redo", "error"
      })
  @Order(1)
  void aCommandHasHelpOfItsOwn(String command) {
    String help = run("%mammoth help " + command).text();
    assertTrue(help.startsWith("%mammoth " + command + " – "), help);
    assertEquals(help, run("%mammoth " + command + " --help").text());
  }

  @Test
  @Order(1)
  void deleteNeedsYes() {
    run("connectors.create(\"Going\");");
    assertTrue(run("%mammoth delete Going").text().endsWith("Say --yes to do it."));
    assertTrue(run("%mammoth delete Going --yes").text().startsWith("Deleted Going (sandbox)"));
  }

  @Test
  @Order(1)
  void aResultHasItsType() {
    run("Table three = %mammoth list --limit 3");
    assertEquals("3", run("three.rowCount()").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"connectors.get(\"no_such_key\")", "%mammoth get no_such_key"})
  @Order(2)
  void aFailedCallIsAShortCardAndAShortMessage(String code) {
    Cell cell = kernel.run(code);
    assertEquals(1, cell.displays().size(), cell::toString);
    assertTrue(cell.text().startsWith("Not found (404)"), cell::toString);
    assertTrue(cell.html().contains("what to do"), cell::toString);
    assertTrue(error(cell).message().contains("404"), cell::toString);
    String red = String.join("\n", error(cell).trace());
    assertTrue(red.contains("NotFoundException: the card above says what happened."), red);
    assertFalse(red.contains("404"), red);
    assertTrue(error(cell).trace().size() <= 2, red);
    assertTrue(run("%mammoth error").text().contains("NotFoundException"));
  }

  /** Code of ours that refuses something shows the user's own lines, and none of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connectors.list(ConnectorQuery.all().limit(-1)) | from 0 to 100",
        "counts(table(connectors.list()), \"nix\") | There is no column nix",
        "plan(table(connectors.list())) | has a column id or name",
        "load(\"not there.csv\") | not there.csv",
        "each(List.of(-1), n -> connectors.list(ConnectorQuery.all().limit(n))) | from 0 to 100"
      })
  @Order(2)
  void whatIsRefusedIsOneSentenceAndTheUsersOwnLine(String code, String words) {
    Cell.CellError refused = error(kernel.run(code));
    assertTrue(refused.message().contains(words), refused::toString);
    List<String> frames = refused.trace().stream().filter(line -> line.contains("\tat ")).toList();
    assertTrue(refused.trace().get(0).contains(words), refused::toString);
    assertTrue(!frames.isEmpty(), refused::toString);
    assertTrue(frames.stream().allMatch(line -> line.contains("(#")), refused::toString);
  }

  @Test
  @Order(2)
  void anExceptionOfTheUsersKeepsAllItsFramesInOurCodeToo() {
    Cell.CellError own =
        error(
            kernel.run("each(List.of(1), n -> { throw new IllegalStateException(\"my own\"); })"));
    assertTrue(own.trace().get(0).contains("java.lang.IllegalStateException: my own"));
    assertTrue(own.trace().stream().anyMatch(line -> line.contains("Notebook.each")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int none = 1 / 0;",
        "throw new IllegalStateException(\"my own\");",
        "String wrong = 5;",
        "%mammoth lsit"
      })
  @Order(2)
  void whatIsNoFailedCallIsLeftAsItIs(String code) {
    Cell cell = kernel.run(code);
    error(cell);
    assertEquals(List.of(), cell.displays(), cell::toString);
  }

  @Test
  @Order(2)
  void aFailureThatTheUserCatchesShowsNothing() {
    Cell cell = run("try { connectors.get(\"no_such_key\"); } catch (NotFoundException mine) { }");
    assertEquals(List.of(), cell.displays(), cell::toString);
  }

  @Test
  @Order(3)
  void workThatTakesItsTimeIsOneLineThatGoesAgain() {
    Cell cell =
        run(
            "each(List.of(1, 2, 3, 4, 5, 6), i -> java.util.concurrent.locks.LockSupport.parkNanos(400_000_000L))");
    assertEquals(1, cell.displays().size(), cell::toString);
    assertTrue(
        String.valueOf(cell.displays().get(0).get("text/plain")).matches("\\d of 6, \\d+ s"),
        cell::toString);
    List<Map<String, Object>> updates = cell.updates();
    assertEquals("", updates.get(updates.size() - 1).get("text/plain"), cell::toString);
  }

  @Test
  @Order(4)
  void itIsSilentWhereItIsSwitchedOff() {
    run("progress(false)");
    Cell cell =
        run(
            "each(List.of(1, 2, 3, 4), i -> java.util.concurrent.locks.LockSupport.parkNanos(400_000_000L))");
    assertEquals(List.of(), cell.displays(), cell::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%%mammoth list | Write %mammoth list: one percent sign",
        "%MAMMOTH list | Write %mammoth: one percent sign",
        "%Mammoth list | Write %mammoth: one percent sign",
        "%mamoth | Write %mammoth: one percent sign",
        "var t = %mammoths list | Write %mammoth: one percent sign",
      })
  @Order(2)
  void aWrongFormOfTheMagicIsToldTheRightOne(String code, String words) {
    Cell cell = kernel.run(code);
    assertTrue(cell.text().contains(words), cell::toString);
    List<String> red = error(cell).trace();
    assertTrue(red.get(0).contains("The line above says what to write."), cell::toString);
    assertTrue(red.stream().noneMatch(line -> line.contains("MagicsRegistry")), cell::toString);
  }

  @Test
  @Order(2)
  void theClientStaysOpenHoweverOftenItIsClosed() {
    assertTrue(run("mammoth.close();").text().startsWith("The notebook's client stays open"));
    run("try (mammoth) { connectors.list(); }");
    assertTrue(run("connectors.list()").html().contains("<table"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Map.of(\"all\", connectors.fetch()) | 46: PostgreSQL, MySQL",
        "new HashSet<>(connectors.fetch()) | price_per_month",
        "Optional.of(connectors.get(\"postgres\")) | PostgreSQL",
        "connectors.fetch().toArray(new Connector[0]) | price_per_month",
        "Arrays.asList(null, connectors.fetch().get(0)) | 2 rows × 9 columns",
        "Map.of(\"a\", 1) | {a=1}",
        "Optional.empty() | Optional.empty",
      })
  @Order(1)
  void containersOfOursAreTablesAndOthersAreTheKernels(String code, String words) {
    Cell cell = run(code);
    assertTrue(cell.text().contains(words), cell::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connectors.listAll() | All workspace connectors",
        "connectors.listAll(); | All workspace connectors",
        "status() | How things stand",
        "connectors | The connector operations",
      })
  @Order(3)
  void shiftTabAtTheVeryEndShowsWhatStandsBefore(String code, String words) {
    String shown = kernel.inspect(code, code.length());
    assertTrue(shown.contains(words), () -> code + ": " + shown);
  }

  @ParameterizedTest
  @CsvSource({"cou, counts(", "titl, titles(", "stat, status(", "conne, connectors", "eac, each("})
  @Order(3)
  void tabKnowsOurNames(String typed, String name) {
    List<String> found = kernel.complete(typed, typed.length());
    assertTrue(found.stream().anyMatch(match -> match.startsWith(name)), found::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counts(a, b) | How often each value stands in a column",
        "connectors.listAll() | All workspace connectors",
        "status() | How things stand"
      })
  @Order(3)
  void shiftTabShowsTheJavadoc(String code, String words) {
    String shown = kernel.inspect(code, code.indexOf('(') - 1);
    assertTrue(shown.contains(words), () -> code + ": " + shown);
  }

  @Test
  @Order(5)
  void theStatusNamesWhatTheUserHasTakenFromUs() {
    assertFalse(run("%mammoth").text().contains("You have declared"));
    run("int counts = 3; String mine = \"\"; double sum = 0;");
    String status = run("%mammoth").text();
    assertTrue(status.contains("You have declared counts, sum: "), status);
  }

  @Test
  @Order(8)
  void anEmptyAnswerAndAFrontEndWithoutInputAreToldApart() {
    String empty = error(kernel.run("login()", "")).message();
    assertTrue(empty.contains("Nothing was typed, so nothing has changed."), empty);
    String none = error(kernel.run("login()")).message();
    assertTrue(none.contains("This front end takes no input: set "), none);
  }

  @Test
  @Order(9)
  void loginAsksWithoutShowingAndTheSandboxIsLeft() {
    Cell cell = run("%mammoth login", "canary-key-4711-4711", "canary-secret-0815-0815");
    assertEquals(2, cell.prompts().size(), cell::toString);
    assertTrue(cell.prompts().stream().allMatch(Cell.Prompt::password), cell::toString);
    assertTrue(cell.text().contains("from login"), cell::toString);
    assertFalse(cell.toString().contains("canary"), cell::toString);
    assertTrue(run("%mammoth sandbox").text().contains("SANDBOX"));
  }
}
