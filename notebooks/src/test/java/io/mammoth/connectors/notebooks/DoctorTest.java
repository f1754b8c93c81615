package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  private static final String SECRET = "a-secret-that-must-not-show";

  private final Path folder;

  DoctorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void allIsFineOnAnAccountAndNoSecretShows() {
    try (SandboxProcess account = SandboxProcess.start(4)) {
      Map<String, String> environment = jupyter();
      environment.putAll(account.variables());
      Run run = Run.jar(environment, "doctor");
      assertEquals(0, run.exit(), run.toString());
      assertEquals(
          List.of("Java", "Jupyter", "Kernel", "Credentials", "Service", "Clock"),
          run.out().lines().map(line -> line.split(" +", 3)[1]).toList());
      assertTrue(run.out().lines().allMatch(line -> line.startsWith("fine")), run.out());
      assertTrue(run.out().contains("MAMMOTHANALYTICS_API_KEY"), run.out());
      for (String name : List.of("MAMMOTHANALYTICS_API_KEY", "MAMMOTHANALYTICS_API_SECRET")) {
        assertFalse(run.out().contains(account.variables().getOrDefault(name, "?")), run.out());
      }
    }
  }

  @Test
  void nothingThereIsALineEachWithWhatToDo() {
    Run run = Run.jar(Map.of("PATH", folder.toString(), "HOME", folder.toString()), "doctor");
    assertEquals(1, run.exit(), run.toString());
    assertEquals("", run.err());
    assertFixes(run, "Jupyter", "pip install jupyterlab");
    assertFixes(run, "Credentials", "MAMMOTHANALYTICS_API_TOKEN");
    assertEquals(3, run.out().lines().count(), run.out());
  }

  @Test
  void aPythonThatHangsIsNamedAndNotWaitedForLonger() throws IOException {
    Path python =
        Files.writeString(folder.resolve("python3"), "#!/bin/sh\nexec /bin/sleep 100000\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run run = Run.jar(Map.of("PATH", folder.toString(), "HOME", folder.toString()), "doctor");
    assertFixes(run, "Jupyter", "was not found, and python3 did not answer within 30 s");
  }

  @Test
  void aKernelThatLostSomethingIsToBeInstalledAgain() throws IOException {
    String spec =
        Files.readString(
            NotebookKernel.prefix()
                .resolve("share/jupyter/kernels/mammoth-connectors/kernel.json"));
    assertFixes(
        doctor(spec.replaceAll("-Dio.mammoth.connectors.start=[^\"]*", "$0.gone")),
        "Kernel",
        "slow start: run install again");
    assertFixes(
        doctor(spec.replaceAll("[^\":]*mammoth-connectors[^\":/]*\\.jar", "$0.gone")),
        "Kernel",
        "which is gone: run 'install' again");
    assertFixes(
        doctor(spec.replaceAll("\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.1\"")),
        "Kernel",
        "is not of this version");
  }

  private Run doctor(String kernelspec) throws IOException {
    Path kernel = folder.resolve("share/jupyter/kernels/mammoth-connectors");
    Files.writeString(Files.createDirectories(kernel).resolve("kernel.json"), kernelspec);
    Map<String, String> environment = jupyter();
    environment.put("JUPYTER_PATH", folder.resolve("share/jupyter").toString());
    environment.put("MAMMOTHANALYTICS_SANDBOX", "1");
    return Run.jar(environment, "doctor");
  }

  @Test
  void toldToEndItLeavesNoKernelBehind() throws Exception {
    Map<String, String> environment = jupyter();
    environment.put("MAMMOTHANALYTICS_SANDBOX", "1");
    ProcessBuilder builder = new ProcessBuilder(Workbench.command("doctor"));
    Workbench.isolate(builder.environment(), environment);
    Path err = folder.resolve("err");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile());
    Process doctor = builder.start();
    ProcessHandle kernel = InstallTest.kernelOf(doctor, err);
    doctor.destroy();
    assertEquals(128 + 15, Run.exitCode(doctor, err));
    kernel.onExit().get(1, TimeUnit.MINUTES);
  }

  @Test
  void whatTheServiceAnswersIsToldApart() throws IOException {
    String no = "{\"detail\": \"no\"}";
    assertFixes(against("401 No", no), "Service", "does not take the credentials");
    assertFixes(against("403 No", no), "Service", "does not open workspace 4");
    assertFixes(against("503 No", no), "Service", "try again");
    assertFixes(against("200 OK", "<html>hello</html>"), "Service", "MAMMOTHANALYTICS_SERVER_URL");
    assertFixes(
        Run.jar(account("http://127.0.0.1:9/api/v2"), "doctor"), "Service", "cannot be reached");
  }

  @Test
  void aClockThatIsWrongIsSaid() throws IOException {
    String early =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(UTC).minusHours(1));
    Run run = against("403 No\r\nDate: " + early, "{}");
    assertFixes(run, "Clock", "ahead of the service's: set this machine's clock");
    assertTrue(run.out().matches("(?s).*is 36\\d\\d s ahead.*"), run.out());
  }

  @Test
  void aProgramReadsItAsJson() throws IOException {
    Run run =
        Run.jar(Map.of("PATH", folder.toString(), "HOME", folder.toString()), "doctor", "--json");
    JsonNode said = new JsonMapper().readTree(run.out());
    assertEquals(1, run.exit());
    assertFalse(said.path("fine").asBoolean(true));
    JsonNode first = said.path("checks").path(0);
    assertEquals("Java", first.path("subject").asText());
    assertTrue(first.path("fine").asBoolean() && first.path("fix").isNull(), first::toString);
    assertTrue(said.path("checks").path(1).path("fix").asText().contains("lab"), run.out());
  }

  /** What it says of a service that answers like this. */
  private static Run against(String head, String body) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, head, body), "service");
      answering.setDaemon(true);
      answering.start();
      return Run.jar(account("http://127.0.0.1:" + server.getLocalPort() + "/api/v2"), "doctor");
    }
  }

  private static void answer(ServerSocket server, String head, String body) {
    String answer =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
            .formatted(head, body.length(), body);
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        BufferedReader request =
            new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
        while (!String.valueOf(request.readLine()).isBlank()) {
          // The request's head, which every answer here is the same for.
        }
        caller.getOutputStream().write(answer.getBytes(US_ASCII));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private static Map<String, String> account(String server) {
    return Map.of(
        "MAMMOTHANALYTICS_SERVER_URL", server,
        "MAMMOTHANALYTICS_WORKSPACE_ID", "4",
        "MAMMOTHANALYTICS_API_TOKEN", SECRET);
  }

  private static Map<String, String> jupyter() {
    return new HashMap<>(
        Map.of(
            "VIRTUAL_ENV", Workbench.pythonPrefix().toString(),
            "JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString()));
  }

  private static void assertFixes(Run run, String subject, String words) {
    assertEquals(1, run.exit(), run.toString());
    List<String> lines =
        run.out().lines().filter(line -> line.startsWith("FIX   " + subject)).toList();
    assertEquals(1, lines.size(), run.toString());
    assertTrue(lines.get(0).contains(words), lines.get(0));
    assertFalse(run.out().contains(SECRET), run.out());
  }
}
