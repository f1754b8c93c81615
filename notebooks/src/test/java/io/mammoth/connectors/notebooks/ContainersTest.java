package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container runs when it is made, without the container: on a new copy, in a new home. */
@Tag("long")
class ContainersTest {
  private static final Path MAVEN = Path.of(System.getProperty("user.home"), ".m2");

  private final Path copy;
  private final Path home;
  private final Path python;

  ContainersTest(@TempDir Path folder) throws IOException {
    copy = Files.createDirectory(folder.resolve("copy"));
    home = Files.createDirectory(folder.resolve("home"));
    python = folder.resolve("python");
  }

  @Test
  void theDevcontainersCommandGivesAKernelThatShowsTables() throws IOException {
    fine(Workbench.root(), "git", "checkout-index", "--all", "--prefix=" + copy + "/");
    fine(copy, "python3", "-m", "venv", python.toString());
    Path settings = copy.resolve(".devcontainer/devcontainer.json");
    String command =
        new JsonMapper().readTree(settings.toFile()).path("postCreateCommand").asText();
    assertTrue(command.contains(".binder/postBuild"), command);
    fine(copy, "bash", "-c", command);
    try (NotebookKernel kernel = NotebookKernel.start(python, "mammoth-connectors", Map.of())) {
      assertEquals(1, kernel.run("connectors.list()").tables());
      assertTrue(kernel.run("%mammoth").text().contains("SANDBOX"));
    }
  }

  /** So that what is seen of the one holds for the other. */
  @Test
  void bindersPackagesAreTheDevcontainers() throws IOException {
    Path binder = Workbench.root().resolve(".binder");
    List<String> lines =
        Files.readAllLines(binder.resolve("requirements.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertEquals(List.of("-r ../notebooks/requirements.txt"), lines);
    assertTrue(Files.isExecutable(binder.resolve("postBuild")));
  }

  private void fine(Path folder, String... command) {
    Map<String, String> variables = new HashMap<>(Map.of("HOME", home.toString()));
    variables.put("MAVEN_USER_HOME", MAVEN.toString());
    variables.put("MAVEN_ARGS", "-Dmaven.repo.local=" + MAVEN.resolve("repository"));
    variables.put("VIRTUAL_ENV", python.toString());
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    variables.put("PATH", String.join(":", python + "/bin", java, "/usr/local/bin:/usr/bin:/bin"));
    Run run = Run.program(variables, folder, List.of(command));
    assertEquals(0, run.exit(), run::toString);
  }
}
