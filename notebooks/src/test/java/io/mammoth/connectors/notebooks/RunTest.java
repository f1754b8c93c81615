package io.mammoth.connectors.notebooks;

import static io.mammoth.connectors.notebooks.WrittenNotebook.cell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}, as a person, a build server and cron use it. */
class RunTest {

  private static final String SECRET = "s3cret & <p>assword";

  private final Path folder;

  RunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void parametersChecksAndCleanUpAndNoSecretAnywhere() throws IOException {
    Path notebook = notebook("run.ipynb");
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("MAMMOTHANALYTICS_API_KEY", "the-key-itself");
    environment.put("MAMMOTHANALYTICS_API_SECRET", SECRET);
    environment.put("MAMMOTHANALYTICS_PARAM_TYPE", "CRM");
    environment.put("MAMMOTHANALYTICS_PARAM_LIMIT", "5");
    Path out = folder.resolve("out put/ran.ipynb");
    Path junit = folder.resolve("junit.xml");
    Path planted = Files.createDirectory(out.resolveSibling("")).resolve(".ran.ipynb.part");
    Path another = Files.writeString(folder.resolve("another"), "user's");
    Files.createSymbolicLink(planted, another);
    Run run =
        Run.jar(
            environment,
            "run",
            notebook.toString(),
            "--sandbox",
            "-p",
            "type=Database",
            "-o",
            out.toString(),
            "--junit",
            junit.toString());
    assertEquals(1, run.exit(), run.toString());
    assertEquals(
        "run.ipynb, cell 4 (What must hold): there are 1000 connectors (AssertionError)\n",
        run.err());
    String executed = Files.readString(out);
    assertEquals("user's", Files.readString(another));
    assertTrue(executed.contains("Database, 5, 1.50"), executed);
    assertTrue(executed.contains("cleaned up"), executed);
    assertFalse(executed.contains("never reached"), executed);
    String page = Files.readString(folder.resolve("out put/ran.html"));
    assertTrue(page.contains("Database, 5, 1.50") && !page.contains("<script src"), page);
    String report = Files.readString(junit);
    assertTrue(report.contains("failures=\"1\"") && report.contains("skipped=\"1\""), report);
    for (String shown : List.of(executed, page, report, run.out(), run.err())) {
      for (String secret : List.of(SECRET, "s3cret &amp; ", "the-key-itself")) {
        assertFalse(shown.contains(secret), shown);
      }
    }
    assertTrue(executed.contains("***"), executed);
  }

  /** A service repeats what it was sent in ways of its own, and a heading may hold it too. */
  @Test
  void noFormOfACredentialIsLeftInWhatIsWrittenOrPrinted() throws IOException {
    String token = "mm_s3cr/et+V4lue/" + UUID.randomUUID();
    String forms =
        Secrets.repeated(token)
            .map(form -> "xy" + form + "==xyz")
            .collect(Collectors.joining("\n", "", "\n"));
    String coded = Base64.getEncoder().encodeToString(forms.getBytes(UTF_8));
    String said = "new String(java.util.Base64.getDecoder().decode(\"" + coded + "\"))";
    Map<String, Object> heading =
        Map.of(
            "cell_type",
            "markdown",
            "source",
            "# With " + token + "\u001b]0;title\u0007\u202E\u009b2J",
            "metadata",
            Map.of());
    Path notebook =
        WrittenNotebook.write(
            folder,
            "forms.ipynb",
            List.of(
                heading,
                WrittenNotebook.cell("System.out.print(" + said + ");"),
                WrittenNotebook.cell("throw new IllegalStateException(" + said + ");")));
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("MAMMOTHANALYTICS_API_TOKEN", token);
    Path out = folder.resolve("forms-out.ipynb");
    Path junit = folder.resolve("forms.xml");
    Run run =
        Run.jar(
            environment,
            "run",
            notebook.toString(),
            "--sandbox",
            "-o",
            out.toString(),
            "--junit",
            junit.toString());
    assertEquals(1, run.exit(), run::toString);
    String executed = Files.readString(out);
    assertTrue(executed.contains("xy***==xyz"), executed);
    List<String> all =
        List.of(
            executed,
            Files.readString(folder.resolve("forms-out.html")),
            Files.readString(junit),
            run.out(),
            run.err());
    Secrets secrets = Secrets.of(Map.of("MAMMOTHANALYTICS_API_TOKEN", token));
    all.forEach(shown -> assertFalse(secrets.standIn(shown), shown));
    assertTrue(run.out().contains("With ····\\u001b]0;title\\u0007\\u202e\\u009b2J"), run::out);
    for (String printed : List.of(run.out(), run.err())) {
      assertFalse(printed.matches("(?s).*[\\p{Cf}\\p{Cc}&&[^\n]].*"), printed);
    }
  }

  @Test
  void aCredentialThatIsBrokenOverLinesIsMasked() throws IOException {
    String half = "mm_" + UUID.randomUUID();
    String rest = UUID.randomUUID().toString();
    String code =
        """
        for (String between : List.of("\\n", "\\r\\n", "\\\\n", "\\\\\\\\r\\\\\\\\n"))
          System.out.println("<%s" + between + "%s>");\
        """
            .formatted(half, rest);
    Path notebook = WrittenNotebook.write(folder, "broken.ipynb", List.of(cell(code)));
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("MAMMOTHANALYTICS_API_TOKEN", half + rest);
    Path out = folder.resolve("broken-out.ipynb");
    Run run = Run.jar(environment, "run", notebook.toString(), "--sandbox", "-o", out.toString());
    assertEquals(0, run.exit(), run::toString);
    JsonNode printed =
        new JsonMapper().readTree(out.toFile()).path("cells").path(0).path("outputs").path(0);
    String text =
        printed.path("text").valueStream().map(JsonNode::asText).collect(Collectors.joining());
    assertEquals("<***>\n".repeat(4), text);
  }

  @Test
  void aKernelThatDoesNotStartIsOneSentenceWithTheReason() throws IOException {
    Path notebook = WrittenNotebook.write(folder, "one.ipynb", List.of(cell("1")));
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("JJAVA_JVM_OPTS", "-Xmxlots");
    Run run = Run.jar(environment, "run", notebook.toString(), "--sandbox");
    assertFails(3, "did not start: Invalid maximum heap size: -Xmxlots (look at JJAVA", run);
  }

  /** Cron has no terminal, hardly a path, and another folder. */
  @Test
  void itRunsFromCronAndItsOutputsCanBeHeldAgainstStoredOnes() throws IOException {
    Path notebook = notebook("run-green.ipynb");
    Map<String, String> cron = new HashMap<>(environment());
    cron.remove("VIRTUAL_ENV");
    cron.putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LANG", "C"));
    Path bin = Files.createDirectories(folder.resolve(".local/bin"));
    Files.createSymbolicLink(
        bin.resolve("jupyter"), Workbench.pythonPrefix().resolve("bin/jupyter"));
    Run first = Run.jar(cron, "run", notebook.toString(), "--sandbox", "-o", notebook.toString());
    assertEquals(0, first.exit(), first.toString());
    assertEquals("", first.err());

    Run same = Run.jar(environment(), "run", notebook.toString(), "--sandbox", "--check");
    assertEquals(0, same.exit(), same.toString());

    String stored = Files.readString(notebook);
    Files.writeString(notebook, stored.replace("\"42\"", "\"41\""));
    Run other = Run.jar(environment(), "run", notebook.toString(), "--sandbox", "--check");
    assertEquals(5, other.exit(), other.toString());
    assertEquals(
        "run-green.ipynb, cell 2 (The answer): its output differs: stored '41', now '42'\n",
        other.err());
  }

  @Test
  void aCellThatTakesTooLongIsStoppedAndCleanedUpAfter() throws IOException {
    Run run =
        Run.jar(
            environment(),
            "run",
            notebook("run-slow.ipynb").toString(),
            "--sandbox",
            "-o",
            folder.resolve("slow.ipynb").toString(),
            "--timeout",
            "5s");
    assertEquals(4, run.exit(), run.toString());
    assertEquals("run-slow.ipynb, cell 1: stopped, as the time of 5s was over\n", run.err());
    assertTrue(Files.readString(folder.resolve("slow.ipynb")).contains("cleaned up"));
  }

  /** A kernel prints faster than anything reads it, and says nothing of what is lost. */
  @Test
  void noLineOfALongOutputIsLost() throws IOException {
    int lines = 30_000;
    String print = "for (int i = 1; i <= %d; i++) System.out.println(\"line \" + i);";
    Path notebook =
        WrittenNotebook.write(folder, "long.ipynb", List.of(cell(print.formatted(lines))));
    Path out = folder.resolve("long-out.ipynb");
    Run run = Run.jar(environment(), "run", notebook.toString(), "--sandbox", "-o", out.toString());
    assertEquals(0, run.exit(), run::toString);
    String executed = Files.readString(out);
    assertTrue(executed.contains("line " + lines + "\\n"));
    assertEquals(lines, executed.split("\"line \\d+\\\\n\"", -1).length - 1);
  }

  /** Twice the memory may hold a large file, but no memory holds one that no array can hold. */
  @Test
  void onlyWhatMoreMemoryHelpsIsToldToTakeMore() throws IOException {
    String large = sparse("large.ipynb", 400L << 20);
    List<String> command = Workbench.command("run", large, "--sandbox");
    command.addAll(1, List.of("-Xmx200m", "-XX:+UseG1GC"));
    assertFails(1, "memory of 200 MB is too small", Run.program(environment(), command));
    assertFails(1, "java -Xmx400m", Run.program(environment(), command));
    Run huge = Run.jar(environment(), "run", sparse("huge.ipynb", 3L << 30), "--sandbox");
    assertFails(1, "Java is out of memory: Required array size too large.", huge);
  }

  private String sparse(String name, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength(bytes);
    }
    return folder.resolve(name).toString();
  }

  @Test
  void aReportThatCannotBeWrittenCostsNoNotebook() throws IOException {
    Path notebook = WrittenNotebook.write(folder, "one.ipynb", List.of(cell("40 + 2")));
    Path junit = Files.createDirectories(folder.resolve("junit.xml/taken"));
    String taken = junit.resolveSibling("").toString();
    String out = folder.resolve("out.ipynb").toString();
    Run run =
        Run.jar(
            environment(), "run", notebook.toString(), "--sandbox", "-o", out, "--junit", taken);
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.err().startsWith("Cannot write " + taken), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(Files.readString(Path.of(out)).contains("\"42\""), run::toString);
    assertTrue(Files.exists(folder.resolve("out.html")), run::toString);
  }

  /** Its JSON is nested too deeply for Python. */
  @Test
  void aCellWhoseOutputCannotBeReadFailsAndTheReportIsKept() throws IOException {
    Path kernel = Files.createDirectories(folder.resolve("kernels/mammoth-connectors"));
    Path script =
        Files.writeString(kernel.resolve("kernel.py"), Workbench.resource("deep_kernel.py"));
    Files.write(
        kernel.resolve("kernel.json"),
        new JsonMapper()
            .writeValueAsBytes(
                Map.of(
                    "argv",
                    List.of(Workbench.python().toString(), script.toString(), "{connection_file}"),
                    "display_name",
                    "Java",
                    "language",
                    "java")));
    Path notebook =
        WrittenNotebook.write(
            folder,
            "deep.ipynb",
            List.of(cell("fine"), cell("deep"), cell("never"), cell("up", "cleanup")));
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("JUPYTER_PATH", folder.toString());
    String junit = folder.resolve("junit.xml").toString();
    Run run = Run.jar(environment, "run", notebook.toString(), "--sandbox", "--junit", junit);
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.err().startsWith("deep.ipynb, cell 2: "), run.err());
    assertTrue(
        run.out().matches("(?s).*1 of 4 … ok.*2 of 4 … failed.*skipped.*4 of 4 … ok.*"), run.out());
    String report = Files.readString(Path.of(junit));
    assertTrue(report.contains("failures=\"1\"") && report.contains("skipped=\"1\""), report);
  }

  @Test
  void aWrongParameterFailsBeforeTheFirstCellAndListsTheNames() throws IOException {
    Path notebook = notebook("run.ipynb");
    Path out = folder.resolve("out.ipynb");
    for (String wrong : List.of("typ=Database", "limit=many")) {
      Run run =
          Run.jar(
              environment(),
              "run",
              notebook.toString(),
              "--sandbox",
              "-p",
              wrong,
              "-o",
              out.toString());
      assertFails(2, "type (String), limit (int), price (BigDecimal)", run);
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() throws IOException {
    Path notebook = notebook("run.ipynb");
    assertFails(3, "MAMMOTHANALYTICS_API_KEY", Run.jar(environment(), "run", notebook.toString()));
    Map<String, String> withoutKernel = new HashMap<>(environment());
    withoutKernel.remove("JUPYTER_PATH");
    assertFails(3, "install", Run.jar(withoutKernel, "run", notebook.toString(), "--sandbox"));
    assertFails(2, "no notebook", Run.jar(environment(), "run", folder + "/none.ipynb"));
    Path broken = Files.writeString(folder.resolve("broken.ipynb"), "{");
    assertFails(2, "is no notebook", Run.jar(environment(), "run", broken.toString()));
    assertFails(
        2,
        "90s",
        Run.jar(environment(), "run", notebook.toString(), "--sandbox", "--timeout", "soon"));
  }

  @Test
  void writingHasToBeAllowed() throws IOException {
    Path notebook = notebook("run-writes.ipynb");
    try (SandboxProcess account = SandboxProcess.start(4)) {
      Map<String, String> environment = new HashMap<>(environment());
      environment.putAll(account.variables());
      Run refused = Run.jar(environment, "run", notebook.toString());
      assertEquals(1, refused.exit(), refused.toString());
      assertTrue(refused.err().contains("%mammoth writes on"), refused.err());
      Run allowed = Run.jar(environment, "run", notebook.toString(), "--writes");
      assertEquals(0, allowed.exit(), allowed.toString());
    }
  }

  private Path notebook(String name) throws IOException {
    return Files.writeString(folder.resolve(name), Workbench.resource(name));
  }

  private Map<String, String> environment() {
    return Map.of(
        "VIRTUAL_ENV", Workbench.pythonPrefix().toString(),
        "JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString());
  }

  private static void assertFails(int exit, String words, Run run) {
    assertEquals(exit, run.exit(), run.toString());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(words), run.err());
    assertEquals("", run.out());
  }
}
