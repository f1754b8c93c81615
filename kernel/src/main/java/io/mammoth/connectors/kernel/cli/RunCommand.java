package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One notebook as a program. */
@Command(
    name = "run",
    description = {
      "Runs one notebook without a browser.",
      "A cell tagged 'parameters' takes values by param(\"type\", \"CRM\"); cells tagged 'cleanup' run after a failure"
          + " too. Without -o nothing is written."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:a cell failed",
      "2:the command line is wrong, a parameter's name or value too",
      "3:there are no credentials, no Jupyter or no kernel",
      "4:the time was over",
      "5:outputs differ from those that the notebook holds"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NOTEBOOK", description = "The notebook; it is left as it is.")
  private Path path = Path.of("");

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter of the notebook.")
  private Map<String, String> given = new LinkedHashMap<>();

  @Option(
      names = "-o",
      paramLabel = "OUT",
      description = "Writes the executed notebook, and its HTML beside it; or OUT.html only.")
  private @Nullable Path out;

  @ArgGroup(exclusive = false)
  private Sandboxed sandbox = new Sandboxed();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      converter = TimeLimit.class,
      description = "The time for all of it, such as 90s, 10m or 1h30m; else as long as it takes.")
  private @Nullable Duration limit;

  @Option(names = "--check", description = "Compares the outputs with those the notebook holds.")
  private boolean check;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes a report that build servers read.")
  private @Nullable Path junit;

  @Option(names = "--writes", description = "Lets the notebook change the account.")
  private boolean writes;

  /** The sandbox, and what it begins with. */
  static final class Sandboxed {
    @Option(names = "--sandbox", required = true, description = "Runs on the embedded sandbox.")
    private boolean chosen;

    @Option(
        names = "--from",
        paramLabel = "SNAPSHOT",
        description = "It begins with the catalogue of this snapshot.")
    private @Nullable Path from;

    /** The variables that choose it; none where it is chosen already, in whichever dialect. */
    Map<String, String> variables(Environment environment) {
      if (from == null) {
        return environment.sandbox() == null ? Map.of(Environment.SANDBOX, "1") : Map.of();
      }
      try {
        Dialect dialect = Snapshot.open(from).catalogue().dialect();
        return Map.of(
            Environment.SANDBOX,
            dialect.label(),
            Environment.SANDBOX_FROM,
            from.toAbsolutePath().toString());
      } catch (FileProblem e) {
        throw CommandFailure.usage(CommandFailure.oneLine(e));
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    JavaInstallation.forKernels();
    NotebookFile notebook = NotebookFile.read(path.toAbsolutePath().normalize());
    Map<String, String> variables = GivenParameters.variables(given, notebook);
    RunFiles files = RunFiles.prepare(out, junit, notebook.name());
    JupyterPython jupyter = JupyterPython.required(notebook.path());
    variables.putAll(chosen(jupyter.variablesOf(jupyter.kernelFor(notebook))));
    try (NotebookRun run = new NotebookRun(jupyter, notebook)) {
      boolean page = files.page() != null;
      RunReport report =
          run.run(
              new NotebookRun.Wanted(variables, limit, page),
              new RunProgress(out(), notebook.cells().size()));
      RunReport verdict =
          check && Files.exists(run.executed())
              ? StoredOutputs.compare(report, run.executedNotebook())
              : report;
      boolean whole = write(files, run, verdict);
      tell(verdict, whole);
      return whole || verdict.bad().isPresent() ? verdict.exitCode() : CommandFailure.FAILED;
    }
  }

  /** Whether all is written; says what is, and what could not be. */
  private boolean write(RunFiles files, NotebookRun run, RunReport report) throws IOException {
    try {
      files.write(run, report, file -> out().println("Written: " + file));
      return true;
    } catch (CommandFailure lost) {
      err().println(CommandFailure.oneLine(lost));
      return false;
    }
  }

  /** The variables that choose the account; refuses where there is none. */
  private Map<String, String> chosen(Map<String, String> kernels) {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(kernels);
    Environment environment = Environment.of(all);
    boolean onSandbox = ChosenAccount.isSandbox(sandbox.chosen, environment);
    Map<String, String> chosen =
        new LinkedHashMap<>(onSandbox ? sandbox.variables(environment) : Map.of());
    if (writes) {
      chosen.put(Environment.WRITES, "on");
    }
    return chosen;
  }

  /** What went wrong in a cell comes after all else. */
  private void tell(RunReport report, boolean whole) {
    String name = report.notebook().name();
    if (report.bad().isPresent()) {
      err().println(name + ", " + RunReport.sentence(report.bad().get()));
    } else if (whole) {
      out().printf(Locale.ROOT, "%s: fine, %.1f s%n", name, report.seconds());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
