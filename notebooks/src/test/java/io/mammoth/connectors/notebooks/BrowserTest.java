package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mammoth.connectors.kernel.cli.PinnedPython;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees, and what hostile texts may not do, in a real Chromium. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {
  private @Nullable HostileNotebook hostile;

  @ParameterizedTest(name = "in {0}, {1}")
  @CsvSource({"lab,light", "lab,dark", "notebook,light", "notebook,dark"})
  void everythingShowsAndNothingActs(String frontEnd, String theme) throws IOException {
    Path folder = folder(frontEnd + "-" + theme, Workbench.resource("gallery.ipynb"));
    Path pictures = folder.resolve("pictures");
    JsonNode seen = look(folder, "gallery.py", frontEnd, theme, "notebook.ipynb", pictures);

    assertTrue(seen.path("tables").asInt() >= 15, seen::toString);
    assertEquals(6, seen.path("charts").asInt(), seen::toString);
    assertEquals(1, seen.path("errors").asInt(), seen::toString);
    for (String none : List.of("scripts", "images", "formulas")) {
      assertEquals(0, seen.path(none).asInt(), none + " in " + seen);
    }
    staysQuiet(seen);
    assertTrue(Files.size(pictures.resolve("picture.png")) > 0);
  }

  /** The picture in the README. */
  @Test
  void aSampleIsWorthAPicture() throws IOException {
    Path sample = Workbench.root().resolve("notebooks/03-prices.ipynb");
    Path folder = folder("window", "");
    Files.copy(sample, folder.resolve("03-prices.ipynb"), StandardCopyOption.REPLACE_EXISTING);
    look(
        folder, "window.py", "lab", "light", "03-prices.ipynb", "The most expensive", "prices.png");
    assertTrue(Files.size(folder.resolve("prices.png")) > 0);
  }

  /** Somebody opens a notebook that somebody else ran; a trusted one is not cleaned first. */
  @ParameterizedTest(name = "in {0}, {1}")
  @CsvSource({"lab,trusted", "lab,untrusted", "notebook,trusted", "notebook,untrusted"})
  void hostileTextsAreReadAndDoNothing(String frontEnd, String trust) throws IOException {
    Path folder = folder("hostile-" + frontEnd + "-" + trust, hostile().file());
    JsonNode seen = look(folder, "hostile.py", frontEnd, trust, "notebook.ipynb");

    assertEquals(trust.equals("trusted"), seen.path("trusted").asBoolean(), seen::toString);
    assertEquals("[]", seen.path("foreignElements").toString());
    staysQuiet(seen);
    for (String text : hostile().texts()) {
      for (String place : List.of("td", "th", "caption")) {
        List<String> there =
            seen.path("texts").path(place).valueStream().map(JsonNode::asText).toList();
        // Tablesaw trims the names of columns, and JupyterLab's cleaner the ends of a text.
        assertTrue(
            there.stream().map(String::strip).anyMatch(HostileNotebook.shown(text)::contains),
            () -> text + " is no " + place + " in " + there);
      }
    }
  }

  /** The checks above can fail: with our escaping taken back, each of them does. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"trusted", "untrusted"})
  void whatLeaksIsFound(String trust) throws IOException {
    String leaking = hostile().file().replace("&lt;", "<").replace("&gt;", ">");
    Path folder = folder("leaking-" + trust, leaking);
    JsonNode seen = look(folder, "hostile.py", "lab", trust, "notebook.ipynb");

    String found = seen.path("foreignElements").toString();
    assertTrue(found.contains("\"img\"") && found.contains("data-commandlinker-command"), found);
    if (trust.equals("trusted")) {
      assertTrue(found.contains("onerror=alert(1)"), found);
      assertNotEquals("[]", seen.path("dialogs").toString());
      assertTrue(
          seen.path("foreign").toString().contains("//evil"), seen.path("foreign")::toString);
    }
  }

  private HostileNotebook hostile() {
    if (hostile == null) {
      hostile = HostileNotebook.run();
    }
    return hostile;
  }

  private static void staysQuiet(JsonNode seen) {
    for (String none : List.of("foreign", "dialogs", "console")) {
      assertEquals("[]", seen.path(none).toString(), none);
    }
  }

  private static Path folder(String name, String notebook) throws IOException {
    Path folder = Workbench.scratch("browser/" + name);
    Files.writeString(folder.resolve("notebook.ipynb"), notebook, UTF_8);
    for (String script : List.of("browser.py", "gallery.py", "hostile.py", "window.py")) {
      Files.writeString(folder.resolve(script), Workbench.resource(script), UTF_8);
    }
    return folder;
  }

  private static JsonNode look(Path folder, String script, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(python().toString(), script));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    command.add(chromium());
    Run run = Run.program(environment(folder), folder, command);
    assertEquals(0, run.exit(), run::err);
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
