package io.mammoth.connectors.notebooks;

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
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample that applies an approved plan, run by itself on an account, a plan of another kernel.
 */
class ApprovedPlanTest {
  private static final String SAMPLE = "07-apply-approved-plan.ipynb";
  private static final Pattern CODE = Pattern.compile("\"approval_code\" : \"([0-9A-Z-]{34})\"");

  private final Path folder;
  private final SandboxProcess account = SandboxProcess.start(4);
  private final Map<String, String> environment = new HashMap<>();

  ApprovedPlanTest(@TempDir Path folder) {
    this.folder = folder;
    environment.put("VIRTUAL_ENV", Workbench.pythonPrefix().toString());
    environment.put("JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString());
    environment.putAll(account.variables());
  }

  @BeforeEach
  void copySamples() throws IOException {
    Files.copy(Workbench.root().resolve("notebooks").resolve(SAMPLE), folder.resolve(SAMPLE));
    Files.writeString(folder.resolve("plan.ipynb"), Workbench.resource("make-plan.ipynb"));
  }

  @AfterEach
  void stop() {
    account.close();
  }

  private Run run(String notebook, String... options) {
    java.util.List<String> command = Workbench.command("run", folder.resolve(notebook).toString());
    command = new java.util.ArrayList<>(command);
    command.addAll(java.util.List.of(options));
    return Run.program(environment, folder, command);
  }

  /** What the account holds, by its own words. */
  private String prices() throws IOException, InterruptedException {
    Map<String, String> of = account.variables();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    of.get("MAMMOTHANALYTICS_SERVER_URL") + "/subscription/connector-profiles"))
            .header("X-API-KEY", of.get("MAMMOTHANALYTICS_API_KEY"))
            .header("X-API-SECRET", of.get("MAMMOTHANALYTICS_API_SECRET"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  private long journals() throws IOException {
    Path journals = folder.resolve("mammoth-journals");
    if (!Files.exists(journals)) {
      return 0;
    }
    try (var files = Files.list(journals)) {
      return files.count();
    }
  }

  @Test
  void itIsAppliedByItsCodeOnceAndByNoOther() throws Exception {
    Run made = run("plan.ipynb");
    assertEquals(0, made.exit(), made.toString());
    Matcher code = CODE.matcher(Files.readString(folder.resolve("price-change.json")));
    assertTrue(code.find());
    String before = prices();

    Run wrong =
        run(SAMPLE, "-p", "plan=price-change.json", "-p", "code=AAAA-BBBB-CCCC", "--writes");
    assertEquals(1, wrong.exit(), wrong.toString());
    assertTrue(wrong.err().contains("AAAA-BBBB-CCCC is not this plan's"), wrong.err());
    Run closed = run(SAMPLE, "-p", "plan=price-change.json", "-p", "code=" + code.group(1));
    assertEquals(1, closed.exit(), closed.toString());
    assertTrue(closed.err().contains("writes on"), closed.err());
    assertEquals(before, prices());

    Run right =
        run(SAMPLE, "-p", "plan=price-change.json", "-p", "code=" + code.group(1), "--writes");
    assertEquals(0, right.exit(), right.toString());
    String after = prices();
    assertNotEquals(before, after);
    assertTrue(after.contains("16.25"), after);
    assertFalse(before.contains("16.25"));

    Run again =
        run(SAMPLE, "-p", "plan=price-change.json", "-p", "code=" + code.group(1), "--writes");
    assertEquals(0, again.exit(), again.toString());
    assertEquals(after, prices(), "not even the time of its last change is another");
    assertTrue(journals() >= 2);
  }
}
