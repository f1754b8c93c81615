package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {

  @Test
  void aShellCanEvalWhatTheSandboxPrints() {
    try (SandboxProcess sandbox = SandboxProcess.start(4)) {
      String script =
          sandbox.printed()
              + "\nprintf '%s|%s|%s|%s' \"$MAMMOTHANALYTICS_SERVER_URL\" \"$MAMMOTHANALYTICS_WORKSPACE_ID\""
              + " \"$MAMMOTHANALYTICS_API_KEY\" \"$MAMMOTHANALYTICS_API_SECRET\"";
      Run shell = Run.program(Map.of(), List.of("bash", "-c", script));
      assertEquals(String.join("|", sandbox.variables().values()), shell.out(), shell.err());
      assertEquals("4", sandbox.variables().get("MAMMOTHANALYTICS_WORKSPACE_ID"));
    }
  }

  @Test
  void theOctoberContractComesWithAToken() {
    try (SandboxProcess sandbox = SandboxProcess.start(5, "--contract", "2026-10")) {
      String token = sandbox.variables().getOrDefault("MAMMOTHANALYTICS_API_TOKEN", "");
      assertTrue(token.startsWith("mm_"), sandbox.variables().keySet().toString());
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = Run.jar(Map.of(), "sandbox", "--port", port);
      assertEquals(1, run.exit());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains(port), run.err());
      assertEquals("", run.out());
    }
  }

  @Test
  void anUnknownContractIsAWrongCommandLine() {
    Run run = Run.jar(Map.of(), "sandbox", "--contract", "2025-01");
    assertEquals(2, run.exit());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("2026-10"), run.err());
  }

  @Test
  void aSnapshotThatIsNoneIsOneSentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.csv"), "id,name\n");
    Run run = Run.jar(Map.of(), "sandbox", "--from", file.toString());
    assertEquals(1, run.exit());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("prices.csv, line 1"), run.err());
  }
}
