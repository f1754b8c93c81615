package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample notebook from top to bottom, each in a real kernel of its own. */
class SampleNotebooksTest {
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at \\S+\\(.*\\)$");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Workbench.root().resolve("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static List<JsonNode> cells(Path notebook, String type) throws IOException {
    JsonNode cells = new JsonMapper().readTree(notebook.toFile()).path("cells");
    return cells
        .valueStream()
        .filter(cell -> cell.path("cell_type").asText().equals(type))
        .toList();
  }

  /** What the code cells of a notebook say, in order. */
  static List<String> sources(Path notebook) throws IOException {
    return cells(notebook, "code").stream().map(SampleNotebooksTest::source).toList();
  }

  private static String source(JsonNode cell) {
    JsonNode source = cell.path("source");
    StringBuilder text = new StringBuilder();
    source.valueStream().forEach(line -> text.append(line.asText()));
    return source.isTextual() ? source.asText() : text.toString();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookRunsOnTheEmbeddedSandboxAndSaysSo(Path notebook) throws IOException {
    String shown = execute(notebook, Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
    assertTrue(shown.contains("SANDBOX"), shown);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookRunsOnAnAccountOfJuly(Path notebook) throws IOException {
    try (SandboxProcess account = SandboxProcess.start(4)) {
      runsOnAnAccount(notebook, account);
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookRunsOnAnAccountOfOctober(Path notebook) throws IOException {
    try (SandboxProcess account = SandboxProcess.start(5, "--contract", "2026-10")) {
      runsOnAnAccount(notebook, account);
    }
  }

  private static void runsOnAnAccount(Path notebook, SandboxProcess account) throws IOException {
    String shown = execute(notebook, account.variables());
    assertFalse(shown.toLowerCase(Locale.ROOT).contains("sandbox"), shown);
    assertFalse(Secrets.of(account.variables()).standIn(shown), shown);
  }

  /** Runs all cells, holds each against what no output may show, and returns everything shown. */
  private static String execute(Path notebook, Map<String, String> variables) throws IOException {
    StringBuilder shown = new StringBuilder();
    try (NotebookKernel kernel = NotebookKernel.start(variables)) {
      for (JsonNode code : cells(notebook, "code")) {
        Cell cell = kernel.run(source(code));
        assertNull(cell.error(), cell::toString);
        assertEquals("", cell.stderr(), cell::toString);
        assertFalse(ID.matcher(cell.text().strip()).matches(), cell::toString);
        String all = cell.text() + "\n" + cell.html() + "\n" + cell.stdout();
        assertFalse(FRAME.matcher(all).find(), all);
        assertFalse(Secrets.of(variables).standIn(cell.toString()), cell::toString);
        shown.append(all).append('\n');
      }
      assertFalse(kernel.log().contains("SLF4J"), kernel::log);
      assertFalse(Secrets.of(variables).standIn(kernel.log()), kernel::log);
    }
    return shown.toString();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookHasOneTitleAndAHeadingForEachStep(Path notebook) throws IOException {
    List<String> headings =
        cells(notebook, "markdown").stream()
            .flatMap(cell -> source(cell).lines())
            .filter(line -> line.matches("#{1,6} .*"))
            .toList();
    assertTrue(headings.get(0).startsWith("# "), headings::toString);
    assertEquals(1, headings.stream().filter(line -> line.startsWith("# ")).count());
    assertTrue(headings.stream().filter(line -> line.startsWith("## ")).count() >= 3);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aCommittedNotebookHoldsNoOutputs(Path notebook) throws IOException {
    for (JsonNode cell : cells(notebook, "code")) {
      assertEquals(0, cell.path("outputs").size(), cell::toPrettyString);
      assertTrue(cell.path("execution_count").isNull(), cell::toPrettyString);
    }
  }
}
