package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.files.UserPath;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The runnable jar: {@code java -jar mammoth-connectors.jar COMMAND}. */
@Command(
    name = "mammoth-connectors",
    description = "The Mammoth connectors in Java notebooks.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      LabCommand.class,
      RunCommand.class,
      DoctorCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      SandboxCommand.class,
      ReplCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:it failed",
      "2:the command line is wrong",
      "3:credentials, Python, Java's JShell or the JJava kernel are missing"
    })
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the command and its options, see {@code --help}
   */
  public static void main(String[] args) {
    int exit;
    try {
      exit = commandLine().execute(args);
    } catch (OutOfMemoryError full) {
      System.err.println(outOfMemory(String.valueOf(full.getMessage())));
      exit = CommandFailure.FAILED;
    }
    Termination.commandReturned();
    System.exit(exit);
  }

  static CommandLine commandLine() {
    // It would warn in words of its own: of a quote without its twin in a parameter's value.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    return new CommandLine(new Main())
        .setOut(SafeOutput.to(System.out))
        .setErr(SafeOutput.to(System.err))
        .setExecutionStrategy(Main::run)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              command.getErr().println(CommandFailure.sentence(problem));
              return CommandFailure.exitCode(problem);
            });
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(UserPath.problem(name));
    }
  }

  /** Help holds no foreign text, but colours where a terminal has them. */
  private static int run(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      if (command.isUsageHelpRequested()) {
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Threads and classes take other memory than the heap, of which more would not help them. */
  private static String outOfMemory(String reason) {
    if (!reason.equals("Java heap space") && !reason.equals("GC overhead limit exceeded")) {
      return "Java is out of memory: " + reason + ".";
    }
    long most = Runtime.getRuntime().maxMemory() >> 20;
    return ("Java's memory of %s MB is too small:"
            + " look at JAVA_TOOL_OPTIONS, or start it with java -Xmx%sm -jar.")
        .formatted(most, Math.max(256, 2 * most));
  }

  private static int refuse(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String help = command.getCommandSpec().qualifiedName(" ") + " --help";
    command.getErr().println(CommandFailure.oneLine(problem) + " (see: " + help + ")");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() {
    String commands = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "Name a command: " + commands);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"mammoth-connectors " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "of a build directory" : version;
    }
  }
}
