package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at all that a notebook needs, and says what to do where something is not as it should. */
@Command(
    name = "doctor",
    description = {
      "Checks Java, Jupyter, the kernel, the credentials, the service and the clock.",
      "One line each, with the fix where there is something to fix; shows no secret."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is fine", "1:something is to be fixed"})
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Says it as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = findings();
    boolean fine = findings.stream().allMatch(Finding::fine);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("fine", fine);
      all.put("checks", findings);
      out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } else {
      findings.forEach(finding -> out.println(finding.line()));
    }
    return fine ? 0 : CommandFailure.FAILED;
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(List.of(java()));
    List<String> silent = new ArrayList<>();
    Optional<JupyterPython> jupyter = JupyterPython.find(Path.of("").toAbsolutePath(), silent::add);
    findings.add(jupyter(jupyter, JupyterPython.said(silent)));
    jupyter.ifPresent(found -> findings.addAll(KernelHealth.of(found)));
    findings.addAll(new ServiceHealth(Environment.system()).findings());
    return findings;
  }

  private static Finding java() {
    String version = System.getProperty("java.version") + ", in " + System.getProperty("java.home");
    if (ModuleFinder.ofSystem().find("jdk.jshell").isPresent()) {
      return Finding.fine("Java", version);
    }
    return Finding.wrong(
        "Java", version + ", has no JShell", "install a full JDK, 17 or newer, and use that one");
  }

  private static Finding jupyter(Optional<JupyterPython> found, String silent) {
    return found
        .map(jupyter -> Finding.fine("Jupyter", versions(jupyter) + ", in " + jupyter.place()))
        .orElseGet(
            () ->
                Finding.wrong(
                    "Jupyter",
                    "was not found" + silent,
                    "activate the Python environment that has it, or 'pip install jupyterlab', or"
                        + " use 'lab'"));
  }

  private static String versions(JupyterPython jupyter) {
    return jupyter
        .versions()
        .map(part -> part.getKey() + " " + part.getValue())
        .collect(Collectors.joining(", "));
  }
}
