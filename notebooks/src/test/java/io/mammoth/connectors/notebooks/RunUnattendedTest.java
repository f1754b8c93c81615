package io.mammoth.connectors.notebooks;

import static io.mammoth.connectors.notebooks.WrittenNotebook.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} where nobody watches: told to end, from a snapshot, with an approved plan. */
class RunUnattendedTest {
  private static final int TOLD_TO_END = 128 + 15;

  private final Path folder;

  RunUnattendedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void toldToEndItStopsTheCellCleansUpAndKeepsWhatThereIs() throws Exception {
    String kept = kept(TerminatedRun.by("TERM", notebook(TerminatedRun.WAIT), environment()));
    assertTrue(kept.contains("cleaned up\\n"), kept);
    assertFalse(kept.contains("never reached\\n"), kept);
  }

  /** A kernel that answers nobody has to go, and nothing more can run in it. */
  @Test
  void toldToEndItKeepsWhatThereIsOfAFrozenKernelToo() throws Exception {
    Path notebook = notebook(TerminatedRun.freeze("ProcessHandle.current()"));
    String kept = kept(TerminatedRun.onceFrozen("TERM", notebook, environment()));
    assertFalse(kept.contains("cleaned up\\n"), kept);
  }

  /** A notebook that opens the door in its first cell, runs this there, and has a cleanup. */
  private Path notebook(String code) throws IOException {
    return WrittenNotebook.write(
        folder,
        "told.ipynb",
        List.of(
            cell(TerminatedRun.OPEN_DOOR + "{ " + code + " }"),
            cell("System.out.println(\"never \" + \"reached\");"),
            cell("System.out.println(\"cleaned \" + \"up\");", "cleanup")));
  }

  /** The executed notebook of a run that was told to end in its first cell. */
  private static String kept(TerminatedRun run) throws Exception {
    assertEquals(TOLD_TO_END, run.exit());
    run.assertStopped(1);
    return run.executed();
  }

  /** A page cannot be made of a notebook whose text shows a picture that it does not hold. */
  @Test
  void aNotebookWithoutAPageIsKeptAndItsFailureStillSaid() throws IOException {
    Map<String, Object> picture = new HashMap<>(cell("![chart](attachment:lost.png)"));
    picture.put("cell_type", "markdown");
    picture.remove("outputs");
    Path fine = WrittenNotebook.write(folder, "fine.ipynb", List.of(picture, cell("40 + 2")));
    Run run = run(environment(), fine, "--sandbox", "-o", out());
    assertEquals(1, run.exit(), run::toString);
    String lost = "%s was run, but has no HTML page: .*lost\\.png.*\n";
    assertTrue(run.err().matches(lost.formatted("fine.ipynb")), run::toString);
    assertTrue(Files.readString(Path.of(out())).contains("\"42\""), run::toString);
    Path red = WrittenNotebook.write(folder, "red.ipynb", List.of(picture, cell("assert 1 > 2;")));
    Run both = run(environment(), red, "--sandbox", "-o", out());
    String last = "red.ipynb, cell 1: AssertionError\n";
    assertTrue(both.err().matches(lost.formatted("red.ipynb") + last), both::toString);
  }

  @Test
  void theSandboxBeginsWithASnapshot() throws IOException {
    Path keep =
        WrittenNotebook.write(
            folder,
            "keep.ipynb",
            List.of(
                cell("connectors.create(\"Only here\", c -> c.pricePerMonth(\"7.25\"));"),
                cell("snapshot();")));
    Path look =
        WrittenNotebook.write(
            folder, "look.ipynb", List.of(cell("connectors.named(\"only here\").pricePerMonth()")));
    assertFine(run(environment(), keep, "--sandbox"));
    String snapshot = only(folder.resolve("mammoth-snapshots")).toString();
    assertFine(run(environment(), look, "--sandbox", "--from", snapshot, "-o", out()));
    String shown = Files.readString(Path.of(out()));
    assertTrue(shown.contains("7.25"), shown);
    Run noSnapshot = run(environment(), look, "--sandbox", "--from", keep.toString());
    assertEquals(2, noSnapshot.exit(), noSnapshot::toString);
    assertEquals(2, run(environment(), look, "--from", snapshot).exit());
  }

  @Test
  void anApprovedPlanIsAppliedWithItsCodeOnly() throws Exception {
    Path make =
        WrittenNotebook.write(
            folder,
            "make.ipynb",
            List.of(
                cell(
                    """
                    var dearer = raise(p -> p.numberColumn("price_per_month").isGreaterThan(0), "0.50");
                    Plan plan = dearer.in("base").plan();
                    plan.save("price-change.json");
                    java.nio.file.Files.writeString(java.nio.file.Path.of("code"), plan.code());
                    """)));
    Path sample = Workbench.root().resolve("notebooks/07-apply-approved-plan.ipynb");
    Path apply = Files.copy(sample, folder.resolve("07.ipynb"));
    try (SandboxProcess account = SandboxProcess.start(4)) {
      Map<String, String> environment = new HashMap<>(environment());
      environment.putAll(account.variables());
      String before = catalogue(account);
      assertFine(run(environment, make));
      String[] wrong = {"-p", "plan=price-change.json", "-p", "code=0000-0000", "--writes"};
      Run refused = run(environment, apply, wrong);
      assertEquals(1, refused.exit(), refused::toString);
      assertEquals(before, catalogue(account));
      String code = Files.readString(folder.resolve("code"));
      String[] approved = {"-p", "plan=price-change.json", "-p", "code=" + code, "--writes"};
      assertFine(run(environment, apply, approved));
      assertNotEquals(before, catalogue(account));
    }
  }

  /** What is sold there, as the service says it. */
  private static String catalogue(SandboxProcess account) throws Exception {
    Map<String, String> variables = account.variables();
    URI address =
        URI.create(variables.get("MAMMOTHANALYTICS_SERVER_URL") + "/subscription/connectors");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("X-API-KEY", variables.getOrDefault("MAMMOTHANALYTICS_API_KEY", ""))
            .header("X-API-SECRET", variables.getOrDefault("MAMMOTHANALYTICS_API_SECRET", ""))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  private static Run run(Map<String, String> environment, Path notebook, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", notebook.toString()));
    arguments.addAll(List.of(options));
    return Run.jar(environment, arguments.toArray(String[]::new));
  }

  private static void assertFine(Run run) {
    assertEquals(0, run.exit(), run::toString);
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
    }
  }

  private String out() {
    return folder.resolve("out.ipynb").toString();
  }

  private static Map<String, String> environment() {
    return Map.of(
        "VIRTUAL_ENV", Workbench.pythonPrefix().toString(),
        "JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString());
  }
}
