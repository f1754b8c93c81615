package io.mammoth.connectors.notebooks;

import static io.mammoth.connectors.notebooks.WrittenNotebook.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code install} into a Jupyter of one's own: that lists it, runs a cell, and has it no more. */
@Tag("names-beyond-ascii")
class InstallInJupyterTest {
  private static final String NAME = "mammoth-connectors";

  private final Path folder;
  private final Path prefix;
  private final Path home;

  InstallInJupyterTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.home = Files.createDirectory(folder.resolve("Zoë's home"));
    this.prefix = OwnJupyter.in(folder.resolve("own Jupyter"));
  }

  /** Also from cron without any variable: the installed jar finds the Jupyter that it lies in. */
  @Test
  void intoTheEnvironmentThatIsActive() throws IOException {
    Set<String> before = below(prefix);
    jar("install", "--sys-prefix", "--no-fast-start");
    Path kernel = prefix.resolve("share/jupyter/kernels").resolve(NAME);
    assertEquals(
        Map.of("java", prefix.resolve("share/jupyter/kernels/java"), NAME, kernel), listed());
    List<String> command = new ArrayList<>(List.of("env", "-i"));
    command.addAll(Workbench.command("run", notebook().toString(), "--sandbox", "-o", out()));
    command.set(command.indexOf(Workbench.jar().toString()), jarIn(kernel).toString());
    assertRan(Run.program(Map.of(), Path.of("/"), command));
    jar("uninstall", "--sys-prefix");
    assertEquals(before, below(prefix));
    assertEquals(Set.of("java"), listed().keySet());
  }

  @Test
  void intoTheUsersOwnFolderWhereverHisHomeIs() throws IOException {
    jar("install", "--user", "--no-fast-start");
    Path kernels = home.resolve(".local/share/jupyter/kernels");
    assertEquals(kernels.resolve(NAME), listed().get(NAME));
    assertRan(jar("run", notebook().toString(), "--sandbox", "-o", out()));
    jar("uninstall", "--user");
    assertEquals(Set.of("java"), listed().keySet());
    assertEquals(Set.of(), below(kernels.resolveSibling("kernels")));
  }

  private Run jar(String... arguments) {
    Run run = Run.jar(user(), arguments);
    assertEquals(0, run.exit(), run::toString);
    return run;
  }

  private Map<String, String> user() {
    Map<String, String> variables = new HashMap<>(Map.of("HOME", home.toString()));
    variables.put("PATH", prefix.resolve("bin") + ":/usr/bin:/bin");
    variables.put("VIRTUAL_ENV", prefix.toString());
    variables.put("LC_ALL", "C.UTF-8");
    return variables;
  }

  /** What the user's own Jupyter lists, each with its folder. */
  private Map<String, Path> listed() throws IOException {
    List<String> list =
        List.of(prefix.resolve("bin/jupyter").toString(), "kernelspec", "list", "--json");
    JsonNode kernels =
        new JsonMapper().readTree(Run.program(user(), list).out()).path("kernelspecs");
    Map<String, Path> found = new HashMap<>();
    kernels
        .properties()
        .forEach(
            one -> found.put(one.getKey(), Path.of(one.getValue().path("resource_dir").asText())));
    found.remove("python3");
    return found;
  }

  private Path notebook() throws IOException {
    String code = "table(connectors.listAll()).rowCount() + 1000";
    return WrittenNotebook.write(folder, "rows.ipynb", List.of(cell(code)));
  }

  private String out() {
    return folder.resolve("out.ipynb").toString();
  }

  private void assertRan(Run run) throws IOException {
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.readString(Path.of(out())).contains("1062"), run::toString);
  }

  private static Path jarIn(Path kernel) throws IOException {
    try (Stream<Path> files = Files.list(kernel)) {
      return files
          .filter(file -> file.getFileName().toString().matches(NAME + "-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Set<String> below(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return new TreeSet<>(all.map(Path::toString).toList());
    }
  }
}
