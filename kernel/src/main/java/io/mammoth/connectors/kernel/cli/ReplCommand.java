package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.kernel.host.jshell.Repl;
import io.mammoth.connectors.kernel.notebook.Notebook;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** JShell with the names of a notebook. */
@Command(
    name = "repl",
    description = "Opens JShell with the same names as in a notebook.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ReplCommand implements Callable<Integer> {

  private static final String ASCII_ONLY =
      "This locale knows no letters beyond ASCII: to type them, and for files named with them, set"
          + " LC_ALL=C.UTF-8 first.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sandbox", description = "On the embedded sandbox: no account, nothing real.")
  private boolean sandbox;

  @Option(
      names = "--login",
      description = "Asks for credentials first, without showing what is typed.")
  private boolean login;

  @Option(
      names = "--print-startup",
      description = "Prints a start-up file for your own jshell, and ends.")
  private boolean printStartUp;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files that JShell runs first; after --, also its own options.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException {
    if (printStartUp) {
      spec.commandLine().getOut().print(startUpFile());
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (sandbox && login) {
      throw CommandFailure.usage("--sandbox needs no --login: it is nobody's account.");
    }
    JavaInstallation.forKernels();
    return open();
  }

  private int open() throws IOException {
    if (sandbox) {
      Notebook.sandbox();
    }
    Repl repl = new Repl();
    spec.commandLine().getOut().println(login ? signIn(repl) : Notebook.status());
    if (knowsAsciiOnly()) {
      System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
      spec.commandLine().getErr().println(ASCII_ONLY);
    }
    return repl.run(arguments);
  }

  /** JShell writes and reads in the locale's charset, which in a container is ASCII. */
  private static boolean knowsAsciiOnly() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", UTF_8.name())).equals(US_ASCII);
  }

  @SuppressWarnings("SystemConsoleNull") // This one is null where there is no terminal.
  private static Object signIn(Repl repl) {
    System.setProperty("jdk.console", "java.base");
    Console terminal = System.console();
    if (terminal == null) {
      throw CommandFailure.missing("There is no terminal to ask for credentials at.");
    }
    try {
      return repl.login(terminal);
    } catch (ConfigurationException problem) {
      throw CommandFailure.missing(CommandFailure.oneLine(problem));
    }
  }

  private static String startUpFile() {
    String jar = OwnJar.path().toString();
    return "// jshell --class-path '" + jar + "' --startup THIS_FILE\n" + Repl.startUpFile();
  }
}
