package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sample notebooks on every host and on every Java from 17 on that is found. What came out is
 * printed as a table at the end, and kept in {@code target/matrix.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {

  private static final Map<String, String> SANDBOX = Map.of("MAMMOTHANALYTICS_SANDBOX", "1");
  private static final String OK = "ok";
  private static final String END = "That was ";

  /** What happened to each notebook, by host and Java. */
  private final Map<String, Map<String, String>> rows = new TreeMap<>();

  static Stream<Jdk> jdks() throws IOException {
    return Jdk.all().stream();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void inJJavaAllSamplesRun(Jdk jdk) throws IOException {
    Path prefix = Workbench.scratch("matrix/" + jdk);
    List<String> install = Workbench.command("install", "--prefix", prefix.toString());
    install.set(0, jdk.java().toString());
    install.addAll(List.of("--no-fast-start", "--jjava", Workbench.jjava().toString()));
    Run installed = Run.program(Map.of(), install);
    assertEquals(0, installed.exit(), installed::err);
    try (NotebookKernel kernel = NotebookKernel.start(prefix, "mammoth-connectors", SANDBOX)) {
      String version = "System.getProperty(\"java.version\")";
      assertEquals(jdk.version(), kernel.run(version).text());
      allRun("JJava", jdk, notebook -> inKernel(kernel, notebook));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void inAKernelOfIJavasWaysAllSamplesRun(Jdk jdk) throws IOException {
    Map<String, String> variables = new HashMap<>(SANDBOX);
    variables.put("IJAVA_CLASSPATH", Workbench.jar().toString());
    variables.put("IJAVA_STARTUP_SCRIPT", OtherKernel.INSTALL);
    try (NotebookKernel kernel = OtherKernel.ijava(jdk.java(), variables)) {
      allRun("IJava", jdk, notebook -> inKernel(kernel, notebook));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void inJShellAllSamplesRun(Jdk jdk) throws IOException {
    String shown = inJShell(jdk);
    allRun("JShell", jdk, notebook -> outcome(shown, notebook));
  }

  /** Runs one notebook to its end, or to what went wrong. */
  private interface Runner {
    String run(Path notebook) throws IOException;
  }

  private void allRun(String host, Jdk jdk, Runner runner) throws IOException {
    Map<String, String> row = new LinkedHashMap<>();
    rows.put("%-8s %-10s".formatted(host, jdk), row);
    for (Path notebook : SampleNotebooksTest.notebooks()) {
      row.put(notebook.getFileName().toString(), runner.run(notebook));
    }
    assertEquals(Set.of(OK), Set.copyOf(row.values()), row::toString);
  }

  private static String inKernel(NotebookKernel kernel, Path notebook) throws IOException {
    for (String code : SampleNotebooksTest.sources(notebook)) {
      Cell cell = kernel.run(code);
      if (cell.error() != null) {
        return cell.error().message();
      }
    }
    return OK;
  }

  /** What shows when all of them run in one JShell, which has no magics. */
  private static String inJShell(Jdk jdk) throws IOException {
    StringBuilder code = new StringBuilder();
    for (Path notebook : SampleNotebooksTest.notebooks()) {
      SampleNotebooksTest.sources(notebook).stream()
          .flatMap(String::lines)
          .filter(line -> !line.startsWith("%"))
          .forEach(line -> code.append(line).append('\n'));
      code.append("System.out.println(\"%s\");\n".formatted(end(notebook)));
    }
    Path script = Files.createTempFile(Workbench.scratch("matrix"), "notebooks", ".jsh");
    List<String> command = Workbench.command("repl", "--sandbox", script.toString());
    Files.writeString(script, code);
    command.set(0, jdk.java().toString());
    return Run.program(Map.of(), command).out();
  }

  /** JShell says of an error only that it was one. */
  private static String outcome(String shown, Path notebook) {
    int end = shown.indexOf(end(notebook));
    if (end < 0) {
      return "no end";
    }
    return shown
        .substring(shown.lastIndexOf(END, end - 1) + 1, end)
        .lines()
        .filter(line -> line.startsWith("|  Error") || line.contains("Exception"))
        .findFirst()
        .orElse(OK);
  }

  private static String end(Path notebook) {
    return END + notebook.getFileName();
  }

  @AfterAll
  void print() throws IOException {
    List<String> names =
        rows.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    List<String> lines =
        new ArrayList<>(List.of("host     JDK         " + String.join("  ", names)));
    rows.forEach((head, row) -> lines.add(head + "  " + cells(names, row)));
    Files.write(Workbench.root().resolve("notebooks/target/matrix.txt"), lines);
    lines.forEach(System.out::println);
  }

  private static String cells(List<String> names, Map<String, String> row) {
    return names.stream()
        .map(name -> padded(row.getOrDefault(name, "not run"), name.length()))
        .collect(Collectors.joining("  "));
  }

  private static String padded(String text, int width) {
    String cut = text.length() <= width ? text : text.substring(0, width);
    return String.format(Locale.ROOT, "%-" + width + "s", cut);
  }
}
