package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelTest {

  private final NotebookKernel kernel =
      NotebookKernel.start(Map.of("GREETING", "hello", "LC_ALL", "C"));

  @BeforeAll
  void start() {
    assertTrue(kernel.isAlive());
  }

  @AfterAll
  void stop() {
    kernel.close();
  }

  @Test
  void theInstalledKernelRunsAPlainCell() {
    Cell cell = kernel.run("1 + 1");
    assertEquals("2", cell.text());
    assertTrue(cell.ok());
  }

  @Test
  void theKernelSeesTheEnvironmentOfItsOwnTestOnly() {
    assertEquals("hello", kernel.run("System.getenv(\"GREETING\")").text());
    assertEquals("", kernel.run("System.getenv(\"MAMMOTHANALYTICS_API_KEY\")").text());
  }

  @Test
  void textBeyondAsciiSurvivesInAPlainLocale() {
    assertEquals("Zürich ✓\n", kernel.run("System.out.println(\"Zürich \\u2713\")").stdout());
    assertEquals("UTF-8", kernel.run("java.nio.charset.Charset.defaultCharset()").text());
  }

  @Test
  void anErrorHasItsNameAndMessage() {
    Cell cell = kernel.run("throw new IllegalStateException(\"not now\")");
    Cell.CellError error = cell.error();
    assertNotNull(error, cell.toString());
    assertEquals("java.lang.IllegalStateException, not now", error.message());
    assertTrue(error.trace().get(0).contains("IllegalStateException: not now"), cell.toString());
  }

  @Test
  void interruptingEndsACellAndLeavesTheKernelWell() {
    // One snippet: between two of them JJava has nothing to interrupt, and forgets that it was
    // asked.
    String code =
        "{ System.out.println(\"in\"); new java.util.concurrent.CountDownLatch(1).await(); }";
    RunningCell waiting = kernel.begin(code);
    waiting.awaitPrinted("in");
    kernel.interrupt();
    assertNotNull(waiting.cell().error());
    assertEquals("5", kernel.run("2 + 3").text());
  }

  @Test
  void tabCompletesAndShiftTabExplains() {
    assertTrue(
        kernel.complete("\"\".isBl", 7).stream().anyMatch(match -> match.contains("isBlank")));
    kernel.run("int twice(int number) { return 2 * number; }");
    assertEquals("int twice(int number)", kernel.inspect("twice(1)", 6));
  }

  @Test
  void tablesawIsOnTheClassPathAndPrintsNothingByItself() {
    Cell cell = kernel.run("tech.tablesaw.api.Table.create(\"t\").columnCount()");
    assertEquals("0", cell.text(), cell.toString());
    assertEquals(Map.of(), cell.streams());
  }

  @Test
  void noKotlinClassCanBeLoaded() {
    assertNotNull(kernel.run("Class.forName(\"kotlin.Unit\")").error());
  }
}
