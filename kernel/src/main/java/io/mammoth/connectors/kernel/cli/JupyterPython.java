package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Python that has Jupyter.
 *
 * @param command what starts it
 * @param lab the folder of `lab` that it belongs to; null when it is anybody else's
 * @param facts what the script jupyter.py says of it
 */
record JupyterPython(String command, @Nullable LabFolder lab, JsonNode facts) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Without these no notebook can be run; every JupyterLab and every Notebook brings them. */
  private static final List<String> NEEDED = List.of("jupyter_client", "nbclient", "nbconvert");

  /**
   * The first Python that can run notebooks, in the order of {@link JupyterPlaces}.
   *
   * @param silent hears of each Python that does not answer
   */
  static Optional<JupyterPython> find(Path near, Consumer<String> silent) {
    return JupyterPlaces.all(near)
        .map(place -> ask(place, silent))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static JupyterPython required(Path near) {
    List<String> silent = new ArrayList<>();
    return find(near, silent::add)
        .orElseThrow(
            () ->
                CommandFailure.missing(
                    "No Jupyter was found"
                        + said(silent)
                        + ": activate the Python environment that has it, install one with"
                        + " 'pip install jupyterlab', or make a folder with 'lab'."));
  }

  /** Which Pythons did not answer, for a sentence that says that no Jupyter was found. */
  static String said(List<String> silent) {
    return silent.isEmpty() ? "" : ", and " + String.join(", ", silent) + Subprocess.SILENT;
  }

  private static Optional<JupyterPython> ask(JupyterPlaces.Place place, Consumer<String> silent) {
    try {
      String script = new String(OwnJar.resource("jupyter.py"), UTF_8);
      Subprocess answer =
          Subprocess.run(
              List.of(place.python(), "-c", script), Subprocess.LIMIT, place::adaptEnvironment);
      if (answer.timedOut()) {
        silent.accept(place.python());
      }
      if (!answer.fine()) {
        return Optional.empty();
      }
      var found = new JupyterPython(place.python(), place.lab(), JSON.readTree(answer.output()));
      return NEEDED.stream().allMatch(found::has) ? Optional.of(found) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private boolean has(String part) {
    return facts.path("versions").path(part).isTextual();
  }

  /** Versions of the parts of Jupyter that are there, by their names. */
  Stream<Map.Entry<String, String>> versions() {
    return facts
        .path("versions")
        .propertyStream()
        .filter(part -> part.getValue().isTextual())
        .map(part -> Map.entry(part.getKey(), part.getValue().asText()));
  }

  /** Where this Python lies, as it says itself. */
  String place() {
    return facts.path("python").asText(command);
  }

  /** All kernels by name, each with its {@code resource_dir} and its {@code spec}. */
  JsonNode kernels() {
    return facts.path("kernels");
  }

  /** The kernel of a notebook: its own where that is installed, else ours. */
  String kernelFor(NotebookFile notebook) {
    return Stream.of(Optional.ofNullable(notebook.kernel()), Optional.of(KernelPlace.NAME))
        .flatMap(Optional::stream)
        .filter(kernels()::has)
        .findFirst()
        .or(this::anyOfOurs)
        .orElseThrow(
            () ->
                CommandFailure.missing(
                    "The kernel of "
                        + notebook.name()
                        + " is not installed where "
                        + place()
                        + " looks: run 'install' or 'install --sys-prefix'."));
  }

  private Optional<String> anyOfOurs() {
    return kernels()
        .propertyStream()
        .filter(kernel -> isOurs(kernel.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static boolean isOurs(JsonNode kernel) {
    return kernel.path("spec").path("metadata").has(KernelPlace.NAME);
  }

  /** The variables that the kernelspec of a kernel sets. */
  Map<String, String> variablesOf(String kernel) {
    return kernels()
        .path(kernel)
        .path("spec")
        .path("env")
        .propertyStream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, variable -> variable.getValue().asText()));
  }

  void adaptEnvironment(Map<String, String> environment) {
    new JupyterPlaces.Place(command, lab).adaptEnvironment(environment);
  }
}
