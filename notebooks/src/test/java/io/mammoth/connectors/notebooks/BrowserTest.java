package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mammoth.connectors.kernel.cli.PinnedPython;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees: a notebook with all that this project shows, run in a real Chromium. */
@Tag("browser")
final class BrowserTest {

  @ParameterizedTest(name = "in {0}, {1}")
  @CsvSource({"lab,light", "lab,dark", "notebook,light", "notebook,dark"})
  void everythingShowsAndNothingActs(String frontEnd, String theme) throws IOException {
    JsonNode seen = open(frontEnd, theme);

    assertTrue(seen.path("tables").asInt() >= 9, seen::toString);
    assertEquals(6, seen.path("charts").asInt(), seen::toString);
    assertEquals(1, seen.path("errors").asInt(), seen::toString);
    assertEquals(1, seen.path("hostile").asInt(), seen::toString);
    for (String none : List.of("scripts", "images", "formulas")) {
      assertEquals(0, seen.path(none).asInt(), none + " in " + seen);
    }
    for (String none : List.of("foreign", "dialogs", "console")) {
      assertEquals("[]", seen.path(none).toString(), none);
    }
  }

  private static JsonNode open(String frontEnd, String theme) throws IOException {
    Path folder = Workbench.scratch("browser/" + frontEnd + "-" + theme);
    Path notebook = folder.resolve("gallery.ipynb");
    Files.writeString(notebook, Workbench.resource("gallery.ipynb"), UTF_8);
    Path script = folder.resolve("browser.py");
    Files.writeString(script, Workbench.resource("browser.py"), UTF_8);
    Path pictures = folder.resolve("pictures");
    Run run =
        Run.program(
            environment(folder),
            List.of(
                python().toString(),
                script.toString(),
                frontEnd,
                theme,
                notebook.toString(),
                pictures.toString(),
                chromium()));
    assertEquals(0, run.exit(), run::err);
    assertTrue(Files.size(pictures.resolve("progress.png")) > 0);
    return new ObjectMapper().readTree(run.out());
  }

  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "MAMMOTHANALYTICS_SANDBOX", "1",
        "JUPYTER_PATH", NotebookKernel.prefix().resolve("share/jupyter").toString(),
        "JUPYTER_DATA_DIR", folder.resolve("data").toString(),
        "JUPYTER_CONFIG_DIR", folder.resolve("config").toString(),
        "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
  }

  private static Path python() throws IOException {
    Path place = Workbench.root().resolve(".python").resolve("browser");
    return PinnedPython.prepare(place, Workbench.resource("requirements-browser.txt"))
        .resolve("bin/python");
  }

  private static String chromium() {
    String path = System.getenv("PATH");
    assertNotNull(path);
    return Stream.of(path.split(File.pathSeparator, -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("The browser checks need Chromium on the path: install it."));
  }
}
