package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Jupyter's own tests of a kernel, {@code jupyter_kernel_test}, on our installed kernel. */
class ProtocolTest {

  /** What plain JJava 1.0-a8 fails as well, and with which words. */
  private static final Map<String, String> KNOWN_FAILURES =
      Map.of(
          // Its kernel_info_reply has no field `status`.
          "test_kernel_info", "'status'",
          // It takes what is no Java for complete: the error shows when the cell runs.
          "test_is_complete[invalid]", "Expected 'invalid', got 'complete'");

  /** What plain JJava does not offer either: paging, clearing an output, the history of cells. */
  private static final Set<String> NOT_OFFERED =
      Set.of("test_pager", "test_clear_output", "test_history");

  @Test
  void onlyWhatJJavaItselfFailsFails() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAMMOTHANALYTICS_SANDBOX", "1");
    environment.put("JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString());
    environment.put("JUPYTER_RUNTIME_DIR", Workbench.scratch("jupyter/runtime").toString());
    Run run =
        Run.program(
            environment,
            List.of(
                Workbench.python().toString(),
                "-c",
                Workbench.resource("protocol_tests.py"),
                "mammoth-connectors"));
    assertEquals(0, run.exit(), run.err());
    JsonNode outcomes = new JsonMapper().readTree(run.out());
    print(outcomes);
    assertEquals(KNOWN_FAILURES.keySet(), names(outcomes, "failed"), outcomes::toPrettyString);
    KNOWN_FAILURES.forEach(
        (test, words) ->
            assertTrue(
                outcomes.path(test).path("reason").asText().contains(words),
                outcomes.path(test)::toString));
    assertEquals(NOT_OFFERED, names(outcomes, "skipped"), outcomes::toPrettyString);
    Set<String> passed = names(outcomes, "passed");
    assertTrue(
        passed.containsAll(
            Set.of(
                "test_execute_stdout",
                "test_execute_stderr",
                "test_execute_result",
                "test_display_data",
                "test_completion",
                "test_error")),
        passed::toString);
  }

  /** What became of each test, for whoever reads the build's log. */
  private static void print(JsonNode outcomes) throws IOException {
    List<String> lines = outcomes.propertyStream().map(ProtocolTest::line).sorted().toList();
    Files.write(Workbench.root().resolve("notebooks/target/protocol.txt"), lines);
    lines.forEach(System.out::println);
  }

  private static String line(Map.Entry<String, JsonNode> test) {
    String outcome = test.getValue().path("outcome").asText();
    String why = KNOWN_FAILURES.containsKey(test.getKey()) ? ", as in plain JJava: " : ": ";
    String reason = test.getValue().path("reason").asText().lines().findFirst().orElse("");
    return outcome + "  " + test.getKey() + (reason.isEmpty() ? "" : why + reason);
  }

  private static Set<String> names(JsonNode outcomes, String outcome) {
    return outcomes
        .propertyStream()
        .filter(test -> test.getValue().path("outcome").asText().equals(outcome))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
