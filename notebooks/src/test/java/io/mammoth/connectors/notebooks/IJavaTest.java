package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The extension in a kernel of IJava's ways, over the same wire as any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IJavaTest {
  /** Names that a sample draws, and the time. */
  private static final String MADE_ANEW = "\\b\\p{XDigit}{8}|\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?";

  private final NotebookKernel kernel = start();

  private static NotebookKernel start() {
    Map<String, String> variables = new HashMap<>(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
    variables.put("IJAVA_CLASSPATH", Workbench.jar().toString());
    variables.put("IJAVA_STARTUP_SCRIPT", OtherKernel.INSTALL);
    return OtherKernel.ijava(variables);
  }

  @AfterAll
  void stop() {
    kernel.close();
  }

  private Cell run(String code, String... answers) {
    Cell cell = kernel.run(code, answers);
    assertNull(cell.error(), cell::toString);
    assertEquals(Map.of(), cell.streams(), cell::toString);
    return cell;
  }

  @Test
  void valuesAreShownAsInJJava() {
    Cell page = run("connectors.list(ConnectorQuery.all().limit(2))");
    assertTrue(page.html().contains("<table"), page::toString);
    assertTrue(page.text().contains("2 rows × "), page::toString);
    Cell chart =
        run("chart(counts(table(connectors.list()), \"api_type\")).bar(\"api_type\", \"count\")");
    assertTrue(chart.bundle().containsKey("application/vnd.vegalite.v5+json"), chart::toString);
    assertEquals("2026-11-24", run("LocalDate.of(2026, 11, 24)").text());
  }

  /** IJava itself drops the value of a bare magic. */
  @Test
  void aMagicIsShownOnceAndIsTyped() {
    Cell bare = run("%mammoth list --limit 3");
    assertEquals(1, bare.tables(), bare::toString);
    assertTrue(bare.text().contains("3 rows × "), bare::toString);
    run("Table three = %mammoth list --limit 3");
    assertEquals("3", run("three.rowCount()").text());
  }

  @Test
  void whatGoesWrongIsSaidInTheMessage() {
    String typo = String.valueOf(kernel.run("%mammoth lsit").error());
    assertTrue(typo.contains("Did you mean list?") && !typo.contains("line magic"), typo);
    assertNotNull(kernel.run("assert 1 > 2;").error());
  }

  @Test
  void aFailureIsACardUnderItsCellAsInJJava() {
    for (String code : List.of("connectors.get(\"postgras\")", "%mammoth get postgras")) {
      Cell missing = kernel.run(code);
      assertTrue(String.valueOf(missing.error()).contains("404"), missing::toString);
      assertTrue(missing.html().contains("Not found (404)"), missing::toString);
    }
  }

  @Test
  void statusNamesWhatTheUserHasTakenFromUs() {
    run("int top = 3;");
    assertTrue(run("%mammoth").text().contains("You have declared top"));
    run("/* Not a command of JShell's here. */ long cents(long c) { return c; }");
    assertTrue(run("%mammoth").text().contains("You have declared cents, top"));
  }

  @Test
  void secretsAreAskedWithoutShowingThem() {
    Cell login = run("%mammoth login", "mm_typed");
    assertEquals(List.of(true), login.prompts().stream().map(Cell.Prompt::password).toList());
    assertTrue(login.text().contains("from login"), login::toString);
    assertFalse(login.toString().contains("mm_typed"), login::toString);
    String refused = String.valueOf(kernel.run("%mammoth login").error());
    assertTrue(refused.contains("takes no input"), refused);
    run("%mammoth sandbox");
  }

  @Test
  void theLineMayBeRunAgain() {
    run(OtherKernel.INSTALL);
    assertEquals(1, run("%mammoth list --limit 1").tables());
  }

  /** Cell by cell, the samples that keep no files: the others show what earlier runs have kept. */
  @Test
  void theSamplesHaveTheSameValuesAsInJJava() throws IOException {
    try (NotebookKernel jjava = NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
        NotebookKernel ijava = start()) {
      for (Path notebook : samplesWithoutFiles()) {
        for (String code : SampleNotebooksTest.sources(notebook)) {
          assertEquals(shown(jjava, code), shown(ijava, code), code);
        }
      }
    }
  }

  private static List<Path> samplesWithoutFiles() throws IOException {
    return SampleNotebooksTest.notebooks().stream()
        .filter(notebook -> notebook.getFileName().toString().matches("0[1-4]-.*"))
        .toList();
  }

  /** What a cell shows, but progress; of a magic that is assigned IJava shows the value too. */
  private static String shown(NotebookKernel in, String code) {
    Cell cell = in.run(code);
    String last = code.strip().lines().reduce("", (before, line) -> line);
    String text = cell.text().matches(".* read, \\d+ s") ? "" : cell.text();
    String value = last.matches("\\w+ \\w+ = %.*") ? "" : text;
    return (cell.error() + cell.stdout() + value).replaceAll(MADE_ANEW, "…");
  }
}
