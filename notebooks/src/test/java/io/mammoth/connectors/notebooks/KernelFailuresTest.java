package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
    assertEquals(Map.of(), kernel.run(code).streams());
    assertFalse(kernel.log().contains("\tat "), kernel::log);
    assertAnswers();
  }

  @Test
  void aValueWhoseTextNeverEndsIsAnError() {
    kernel.run(
        """
        class Node { Node other; public String toString() { return "Node " + other; } }
        Node node = new Node(); node.other = node; int done = 1;\
        """);
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
            .register((x, to) -> to.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>mine</i>"));\
        """);
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

  /** The option that chooses the serial collector would leave one of the two compilers out. */
  @Test
  void longWorkIsCompiledAsWellAsItCanBe() {
    String threads =
        """
        import java.lang.management.ManagementFactory;
        import javax.management.ObjectName;
        String threads = "" + ManagementFactory.getPlatformMBeanServer().invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"), "threadPrint",
            new Object[] {new String[0]}, new String[] {String[].class.getName()});
        List.of("C1", "C2").stream().filter(name -> threads.contains(name + " CompilerThread")).toList()\
        """;
    assertEquals("[C1, C2]", kernel.run(threads).text());
  }

  @Test
  void anOptionOfTheEnvironmentIsTakenOnce() {
    Map<String, String> options =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Donce=1",
            "_JAVA_OPTIONS",
            "-Dlast=2",
            "JJAVA_JVM_OPTS",
            "-Dmine=3");
    try (NotebookKernel other = NotebookKernel.start(options)) {
      String counted =
          """
          java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(option -> option.matches("-D(once|last|mine)=.")).toList()\
          """;
      assertEquals("[-Donce=1, -Dmine=3, -Dlast=2]", other.run(counted).text());
      assertEquals("-Donce=1", other.run("System.getenv(\"JAVA_TOOL_OPTIONS\")").text());
    }
  }

  /** Jupyter kills the process that it knows. */
  @Test
  void aKernelInASecondProcessEndsWithTheFirst() throws Exception {
    try (NotebookKernel other = NotebookKernel.start(Map.of("JJAVA_JVM_OPTS", "-Xmx333m"))) {
      long pid = Long.parseLong(other.run("ProcessHandle.current().pid()").text());
      ProcessHandle kernel = ProcessHandle.of(pid).orElseThrow();
      ProcessHandle first = kernel.parent().orElseThrow();
      assertTrue(String.join(" ", first.info().arguments().orElseThrow()).contains("KernelMain"));
      first.destroyForcibly();
      // A killed process stays until Jupyter, which has started it, takes note.
      Instant end = Instant.now().plus(1, ChronoUnit.MINUTES);
      while (other.isAlive()) {
        assertTrue(Instant.now().isBefore(end), "Jupyter takes no note of the killed process");
      }
      kernel.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  /** The first may be killed while the second starts: this one never had the parent it names. */
  @Test
  void aKernelWhoseFirstProcessIsGoneEndsAtOnce() throws Exception {
    Path spec =
        NotebookKernel.prefix().resolve("share/jupyter/kernels/mammoth-connectors/kernel.json");
    List<String> command = new ArrayList<>();
    for (JsonNode word : new JsonMapper().readTree(spec.toFile()).path("argv")) {
      command.add(word.asText());
    }
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    command.add(1, "-Dio.mammoth.connectors.start.second=" + gone.pid());
    Path connection = Workbench.scratch("jupyter").resolve("never-listened-to.json");
    Files.writeString(
        connection,
        """
        {"ip": "127.0.0.1", "transport": "tcp", "signature_scheme": "hmac-sha256", "key": "k",
        "shell_port": 0, "iopub_port": 0, "stdin_port": 0, "control_port": 0, "hb_port": 0}\
        """);
    command.set(command.size() - 1, connection.toString());
    Path log = connection.resolveSibling("never-listened-to.log");
    Process kernel =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(kernel.waitFor(1, TimeUnit.MINUTES), "it outlives the first process");
      assertEquals(0, kernel.exitValue(), Files.readString(log));
    } finally {
      kernel.destroyForcibly();
    }
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
