package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One install for all users of a machine, as docs/hub.md says. */
class HubTest {

  private final Path folder;

  HubTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void twoUsersAtOnceHaveTheirOwnAccountsAndWriteNowhere() throws IOException {
    Path shared = NotebookKernel.prefix();
    Map<String, String> before = files(shared);
    try (SandboxProcess one = SandboxProcess.start(4);
        SandboxProcess two = SandboxProcess.start(4);
        NotebookKernel ann = kernel("ann", one);
        NotebookKernel bob = kernel("bob", two)) {
      assertOwnAccount(ann, one, two);
      assertOwnAccount(bob, two, one);
    }
    assertEquals(before, files(shared));
    for (String user : new String[] {"ann", "bob"}) {
      assertEquals(Map.of(), files(folder.resolve(user)));
    }
  }

  private NotebookKernel kernel(String user, SandboxProcess account) throws IOException {
    Path home = Files.createDirectories(folder.resolve(user));
    Map<String, String> variables = new HashMap<>(account.variables());
    variables.put("HOME", home.toString());
    variables.put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
    return NotebookKernel.start(variables);
  }

  private static void assertOwnAccount(
      NotebookKernel kernel, SandboxProcess own, SandboxProcess other) {
    assertNull(kernel.run("table(connectors.list())").error());
    String status = kernel.run("%mammoth").text();
    assertTrue(status.contains(host(own)), status);
    assertFalse(status.contains(host(other)), status);
  }

  private static String host(SandboxProcess account) {
    String server = account.variables().getOrDefault("MAMMOTHANALYTICS_SERVER_URL", "");
    return server.replaceFirst("^http://([^/]+).*$", "$1");
  }

  /** Every file below a folder with its size and the time of its last change. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
