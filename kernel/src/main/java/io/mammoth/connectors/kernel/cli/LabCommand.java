package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** JupyterLab on the sample notebooks, in a folder of its own. */
@Command(
    name = "lab",
    description = "Opens the sample notebooks in JupyterLab; installs it first, in FOLDER only.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class LabCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "mammoth-notebooks",
      description = "Holds the notebooks and all that is installed (${DEFAULT-VALUE}).")
  private Path folder = Path.of("mammoth-notebooks");

  @Option(
      names = "--sandbox",
      description = "Notebooks run on the embedded sandbox: no account, nothing real.")
  private boolean sandbox;

  @Option(
      names = "--execute",
      description = "Runs all notebooks without a browser and writes HTML beside them.")
  private boolean execute;

  @Option(names = "--no-browser", description = "Opens no browser: prints the address only.")
  private boolean noBrowser;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "JupyterLab's port; else the first free one from 8888 on.")
  private int port;

  @Override
  public Integer call() throws IOException {
    boolean onSandbox = ChosenAccount.isSandbox(sandbox, Environment.system());
    JavaInstallation.forKernels();
    LabFolder lab = new LabFolder(folder.toAbsolutePath().normalize());
    PythonEnvironment python = prepare(lab);
    Path first = new Samples(lab).copy();
    if (execute) {
      return new LabRun(lab, onSandbox).all(out());
    }
    Jupyter jupyter = new Jupyter(lab, python.python(), onSandbox, !noBrowser);
    return jupyter.openLab(first, new LabServer(port), out());
  }

  private PythonEnvironment prepare(LabFolder lab) throws IOException {
    Folders.make(lab.path());
    String requirements = new String(OwnJar.labFile("requirements.txt"), UTF_8);
    PythonEnvironment python = new PythonEnvironment(lab.inner("python"), List.of(requirements));
    Path kernels = KernelPlace.below(python.prefix());
    KernelSetup kernel = new KernelSetup(new KernelSpec(kernels, KernelPlace.NAME), out()::println);
    kernel.checkPlace();
    python.prepare(out()::println);
    kernel.install(JJavaJar.find(null, kernels), OwnJar.path(), false, true);
    return python;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
