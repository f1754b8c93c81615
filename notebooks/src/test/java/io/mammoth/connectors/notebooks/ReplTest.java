package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JShell with the connectors, at a real pseudo-terminal, on every Java that is found. */
class ReplTest {
  private static final String PROMPT = "jshell> ";

  /** A value of more than 1,000 characters, of which JShell would leave out the middle. */
  private static final String LONG =
      "\"long \".repeat(200) + \"mid\" + \"dle \" + \"long \".repeat(200)";

  private static final String CANARY = "mm_canary6b0f51c9";

  static Collection<Jdk> javas() throws IOException {
    return Jdk.all();
  }

  private static List<String> repl(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-jar", Workbench.jar().toString(), "repl"));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static long widest(String text) {
    return text.lines().mapToLong(line -> line.codePointCount(0, line.length())).max().orElse(0);
  }

  /** What shows between two texts. */
  private static String between(String shown, String start, String end) {
    int from = shown.indexOf(start);
    assertTrue(from >= 0, start + " is not in " + shown);
    int to = shown.indexOf(end, from + start.length());
    assertTrue(to >= 0, end + " is not behind it in " + shown);
    return shown.substring(from, to);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void namesTablesChartsErrorsAndControlC(Jdk jdk) throws Exception {
    String shown =
        Terminal.of(70, repl(jdk, "--sandbox"))
            .lines(PROMPT, "Table t = table(connectors.listAll())", "t.rowCount() + 1000")
            .lines(PROMPT, "chart(counts(t, \"api_type\")).bar(\"api_type\", \"count\")")
            .lines(PROMPT, "LocalDate.of(2026, 11, 24)", LONG)
            .lines(PROMPT, "connectors.get(\"postgras\")", "assert 1 > 2 : \"not so\";")
            .lines(
                PROMPT,
                "login()",
                "{ System.out.println(\"in \" + \"it\"); while (t != null) { } }")
            .at("in it", Terminal.CONTROL_C)
            .lines(PROMPT, "40 + 2", "show(connectors.list())", "/exit")
            .run(Map.of());
    assertTrue(shown.startsWith("Mammoth connectors: SANDBOX"), shown);
    String table = between(shown, "Workspace connectors (sandbox)", "columns");
    assertTrue(table.contains("20 of 62 rows × "), table);
    assertTrue(widest(table) <= 70 && widest(table) > 50, table);
    assertTrue(shown.contains("==> 1062"), shown);
    String chart = between(shown, "count by api_type", PROMPT);
    assertTrue(chart.contains("DB  ") && chart.contains("█ 16") && widest(chart) <= 70, chart);
    assertTrue(shown.contains("==> 2026-11-24"), shown);
    assertTrue(shown.contains("middle long"), shown);
    assertTrue(shown.contains("NotFoundException: "), shown);
    assertTrue(shown.contains("AssertionError: not so"), shown);
    assertTrue(shown.contains("`repl --login`"), shown);
    assertTrue(shown.contains("==> 42"), shown);
    assertFalse(shown.contains("SLF4J") || shown.contains("WARNING"), shown);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void loginIsAskedBeforeThePromptAndNotShown(Jdk jdk) throws Exception {
    String shown =
        Terminal.of(100, repl(jdk, "--login"))
            .at("API key: ", CANARY + "\r")
            .lines(PROMPT, "status()", "/exit")
            .run(Map.of());
    assertTrue(shown.contains("from login"), shown);
    assertFalse(shown.contains(CANARY), shown);
  }

  @Test
  void theStartUpFileIsForJShellItself(@TempDir Path preferences) throws Exception {
    Run printed = Run.jar(Map.of(), "repl", "--print-startup");
    assertEquals("", printed.err());
    Path file = Files.writeString(Workbench.scratch("repl").resolve("mammoth.jsh"), printed.out());
    String options =
        said(printed.out(), "// jshell ").get(0).replace("THIS_FILE", file.toString())
            + " -R-Dfile.encoding=UTF-8 -J-Djava.util.prefs.userRoot="
            + preferences;
    String shown =
        Terminal.of(70, shell(options))
            .lines(PROMPT, "show(connectors.list(ConnectorQuery.all().limit(2)))", "status()")
            .lines(PROMPT, "assert 1 > 2 : \"not so\";", "show(help())", LONG)
            .lines(PROMPT, said(printed.out(), "//   ").toArray(String[]::new))
            .lines(PROMPT, "/exit")
            .run(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
    String table = between(shown, "Workspace connectors (sandbox)", "columns");
    assertTrue(table.contains("2 rows × ") && widest(table) <= 70, table);
    assertTrue(shown.contains("==> Mammoth connectors: SANDBOX"), shown);
    assertTrue(shown.contains("AssertionError: not so"), shown);
    assertTrue(shown.contains("writes(true)") && !shown.contains("%mammoth"), shown);
    assertFalse(shown.contains("middle long"), shown);
    String whole =
        Terminal.of(70, shell(options + " --feedback mammoth"))
            .lines(PROMPT, LONG, "/exit")
            .run(Map.of());
    assertTrue(whole.contains("middle long"), whole);
  }

  /** What the file's comments say behind these words, line by line. */
  private static List<String> said(String file, String words) {
    return file.lines()
        .filter(line -> line.startsWith(words))
        .map(line -> line.substring(words.length()))
        .toList();
  }

  /** As a shell would take the line. */
  private static List<String> shell(String line) {
    return List.of(
        "bash", "-c", Path.of(System.getProperty("java.home"), "bin") + "/jshell " + line);
  }

  /** A terminal obeys what it is sent: a title, a link, a bell, text that runs backwards. */
  @Test
  void nothingThatTheServiceSaysReachesTheTerminalAsACommand() throws Exception {
    try (HostileService service = new HostileService()) {
      String shown =
          Terminal.of(200, repl(Jdk.all().iterator().next()))
              .lines(PROMPT, "raise(\"none\", \"5%\").plan()")
              .lines(PROMPT, "for (var c : connectors.fetch()) show(c);")
              .lines(
                  PROMPT, "var names = connectors.fetch().stream().map(Connector::name).toList()")
              .lines(PROMPT, "names.get(22)", "new IllegalStateException(names.get(26))")
              .lines(
                  PROMPT,
                  "throw new IllegalStateException(names.get(22), new Error(names.get(26)))")
              .lines(PROMPT, "load(names.get(22))", "/vars", "/exit")
              .run(service.variables());
      for (String acting : List.of("\u001b]", "\u0007", "\u202e", "\u0085", "\0", "\u200b")) {
        assertFalse(shown.contains(acting), shown);
      }
      // JShell escapes strings by itself, and nothing else.
      assertTrue(shown.contains("\\033]8;;http://evil\\007link\""), shown);
      assertTrue(shown.contains("IllegalStateException: \\u001b[31mred"), shown);
    }
  }

  @Test
  void withoutATerminalThereIsNobodyToAsk() {
    Run run = Run.jar(Map.of(), "repl", "--login");
    assertEquals(3, run.exit(), run.err());
    assertEquals("There is no terminal to ask for credentials at.", run.err().strip());
    assertEquals(2, Run.jar(Map.of(), "repl", "--login", "--sandbox").exit());
  }

  @Test
  void aFileIsRunAndOnlyWhatItPrintsIsShown() throws IOException {
    Path file = Workbench.scratch("repl").resolve("rows.jsh");
    Files.writeString(
        file,
        "var rows = table(connectors.listAll());\nSystem.out.println(rows.rowCount());\n/exit\n");
    Run run = Run.jar(Map.of(), "repl", "--sandbox", file.toString());
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().strip().endsWith("\n62"), run.out());
    assertFalse(run.out().contains("disp_name"), run.out());
  }
}
