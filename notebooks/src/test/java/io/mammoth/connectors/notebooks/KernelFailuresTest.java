package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails in the kernel's own thread, which no cell can catch, in the installed kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelFailuresTest {
  private final NotebookKernel kernel =
      NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));

  @AfterAll
  void stop() {
    kernel.close();
  }

  private void assertAnswers() {
    assertEquals("2", kernel.run("1 + 1").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unit pick(Unit unit, int n) {\n  return switch (n) {\n    default -> unit;\n  };\n}",
        "void tell(int n) { return switch (n) { default -> n; }; }"
      })
  void aCellThatBreaksTheCompilerIsAnswered(String code) {
    kernel.run(code);
    assertAnswers();
  }

  @Test
  void aValueWhoseTextNeverEndsIsAnError() {
    kernel.run(
        """
        class Node { Node other; public String toString() { return "Node " + other; } }
        Node node = new Node(); node.other = node; int done = 1;""");
    Cell cell = kernel.run("node");
    assertTrue(Objects.requireNonNull(cell.error()).message().contains("StackOverflowError"));
    assertAnswers();
  }

  @Test
  void aFailureWhileAResultIsDrawnHasItsCardAndNoFrames() {
    kernel.run("use(99);");
    Cell cell = kernel.run("connectors.listAll()");
    assertTrue(cell.text().contains("what to do"), cell::toString);
    List<String> red = Objects.requireNonNull(cell.error()).trace();
    assertTrue(red.size() <= 2, cell::toString);
    assertTrue(red.get(0).contains("the card above says what happened"), cell::toString);
    kernel.run("use(4);");
  }

  @Test
  void aRendererOfTheUserReachesListsAndTexts() {
    kernel.run(
        """
        import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
        kernel().getRenderer().createRegistration(CharSequence.class)
            .preferring(MIMEType.TEXT_HTML)
            .register((x, to) -> to.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>mine</i>"));""");
    assertEquals("<i>mine</i>", kernel.run("\"text\"").html());
  }

  @Test
  void aPerCentSignInATextBlockIsText() {
    assertEquals("%discount\n", kernel.run("\"\"\"\n%discount\n\"\"\"").text());
  }

  @Test
  void completionAfterAnEmojiCountsCodePoints() {
    kernel.run("String xs = \"\";");
    String code = "var s = \"\uD83D\uDE00\"; xs.isBl";
    assertTrue(
        kernel.complete(code, code.length() - 1).stream().anyMatch(m -> m.contains("isBlank")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseParallelGC"})
  void theEnvironmentChoosesTheCollectorAndMemory(String collector) {
    Map<String, String> options =
        Map.of("JAVA_TOOL_OPTIONS", collector, "JJAVA_JVM_OPTS", "-Xmx333m");
    try (NotebookKernel other = NotebookKernel.start(options)) {
      String megabytes = other.run("Runtime.getRuntime().maxMemory() >> 20").text();
      assertTrue(Integer.parseInt(megabytes) < 400, megabytes);
    }
  }
}
