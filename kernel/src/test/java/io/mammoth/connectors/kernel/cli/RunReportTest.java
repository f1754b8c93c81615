package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import picocli.CommandLine.TypeConversionException;

class RunReportTest {

  private static final String PRINTED =
      "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": [\"one\\n\", \"%s\\n\"]}";

  private static final String SHOWN =
      "{\"output_type\": \"execute_result\", \"execution_count\": %s, \"data\":"
          + " {\"text/plain\": \"%s\", \"image/png\": \"%s\"}}";

  private final Path folder;

  RunReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static ObjectNode event(String status) {
    return new JsonMapper().createObjectNode().put("status", status).put("seconds", 1.5);
  }

  private static RunReport report(NotebookFile notebook) {
    return new RunReport(
        notebook, notebook.cells().stream().map(cell -> CellFate.of(cell, event("ok"))).toList());
  }

  private RunReport compared(Notebooks stored, Notebooks executed) {
    return StoredOutputs.compare(report(stored.in(folder)), executed.in(folder));
  }

  @Test
  void theNearestHeadingAndTheNumberNameACell() {
    NotebookFile notebook =
        new Notebooks()
            .code("1")
            .text("# Title\n\n```\n# no heading\n```\n")
            .code("2")
            .text("no heading")
            .text("## Prices ##")
            .code("3")
            .in(folder);
    assertEquals("[cell 1, cell 2 (Title), cell 3 (Prices)]", notebook.cells().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.lang.AssertionError, no rows|no rows (AssertionError)",
        "java.lang.AssertionError, null|AssertionError",
        "a.B$C, one  two|one two (B$C)",
        "cannot find symbol|EvalException: cannot find symbol"
      })
  void anErrorIsOneLineWithItsClassLast(String value, String message) {
    ObjectNode event = event("failed").put("name", "EvalException").put("message", value);
    NotebookFile notebook = new Notebooks().code("1").in(folder);
    assertEquals(message, CellFate.of(notebook.cells().get(0), event).message());
  }

  @Test
  void aHeadingHasNoControlCharacters() {
    NotebookFile notebook =
        new Notebooks().text("# A\u001b]0;t\u0007b\b\u202Ec\u009b2J").code("1").in(folder);
    assertEquals(
        "cell 1 (A\\u001b]0;t\\u0007b\\u0008\\u202ec\\u009b2J)",
        notebook.cells().get(0).toString());
  }

  @Test
  void whatACommandPrintsHasNoControlCharacters() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintWriter out = SafeOutput.to(printed);
    out.println("a\u001b[2J\u0007\b\u202E\u009b–");
    out.printf(Locale.ROOT, "%s, %d%n", "\u001bc\r", 1);
    assertEquals(
        "a\\u001b[2J\\u0007\\u0008\\u202e\\u009b–\n\\u001bc\\u000d, 1\n",
        printed.toString(UTF_8).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void howOftenAndInWhichPiecesACellPrintedMakesNoDifference() {
    Notebooks stored =
        new Notebooks()
            .code("1")
            .showing(PRINTED.formatted("two"))
            .showing(SHOWN.formatted(1, "x", "AA"));
    Notebooks executed =
        new Notebooks()
            .code("1")
            .showing("{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"one\\n\"}")
            .showing("{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"two\\n\"}")
            .showing(SHOWN.formatted(7, "x", "BB"));
    assertEquals(0, compared(stored, executed).exitCode());
  }

  @Test
  void theFirstLineThatDiffersIsSaid() {
    RunReport report =
        compared(
            new Notebooks().code("1").showing(PRINTED.formatted("two")),
            new Notebooks().code("1").showing(PRINTED.formatted("three")));
    assertEquals(5, report.exitCode());
    assertEquals(
        "cell 1: its output differs: stored 'two', now 'three'",
        RunReport.sentence(report.bad().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignore-output", "nbval-ignore-output"})
  void aCellMayBeLeftOut(String tag) {
    RunReport report =
        compared(
            new Notebooks().code("1", tag).showing(PRINTED.formatted("two")),
            new Notebooks().code("1", tag));
    assertEquals(0, report.exitCode());
  }

  @Test
  void aBuildServerReadsWhatBecameOfEachCell() throws Exception {
    NotebookFile notebook = new Notebooks().code("1").code("2").code("3").in(folder);
    ObjectNode failed = event("failed").put("message", "a.B, <no> \u0000 & \uD83D\uDE00");
    failed.putArray("trace").add("\u001b[31mred\u001b[0m");
    List<NotebookFile.CodeCell> cells = notebook.cells();
    byte[] xml =
        JUnitReport.of(
            new RunReport(
                notebook,
                List.of(
                    CellFate.of(cells.get(0), event("ok")),
                    CellFate.of(cells.get(1), failed),
                    CellFate.skipped(cells.get(2)))));
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getDocumentElement();
    assertEquals("3", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("3.000", suite.getAttribute("time"));
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertEquals("<no> \uFFFD & \uD83D\uDE00 (B)", failure.getAttribute("message"));
    assertEquals("red", failure.getTextContent());
  }

  @ParameterizedTest
  @CsvSource({"90s,PT1M30S", "10m,PT10M", "1h30m,PT1H30M", "PT5S,PT5S"})
  void aTimeIsReadAsPeopleWriteIt(String text, String expected) {
    assertEquals(Duration.parse(expected), new TimeLimit().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0s", "-5m", "soon"})
  void anythingElseIsNoTime(String text) {
    var refusal = assertThrows(TypeConversionException.class, () -> new TimeLimit().convert(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains("90s"), refusal.toString());
  }
}
