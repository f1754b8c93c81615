package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import io.mammoth.connectors.kernel.sandbox.SandboxException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The embedded service on its own. */
@Command(
    name = "sandbox",
    description = {
      "Serves the embedded sandbox on this machine until it is stopped.",
      "Prints the variables that lead to it, ready for a shell to eval."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class SandboxCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Its port; 0, the default, takes a free one.")
  private int port;

  @Option(
      names = "--contract",
      paramLabel = "MONTH",
      converter = Contract.class,
      description = "What it speaks: 2026-07 (the default) or 2026-10.")
  private @Nullable Dialect dialect;

  @Option(
      names = "--from",
      paramLabel = "SNAPSHOT",
      description = {
        "Begins with the catalogue of this snapshot, a file that snapshot() wrote,",
        "with its ids and workspace, and speaks the contract that it fits."
      })
  private @Nullable Path from;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw CommandFailure.usage("A port is a number from 0 to 65535: not " + port + ".");
    }
    try (Sandbox sandbox = start()) {
      print(sandbox, spec.commandLine().getOut());
      new CountDownLatch(1).await();
    } catch (SandboxException | FileProblem e) {
      throw CommandFailure.failed(CommandFailure.oneLine(e));
    }
    return 0;
  }

  private Sandbox start() {
    Catalogue catalogue = from == null ? Catalogue.sample() : Snapshot.open(from).catalogue();
    Dialect usual = from == null ? Dialect.JULY : catalogue.dialect();
    return Sandbox.from(catalogue, dialect == null ? usual : dialect, port);
  }

  private static void print(Sandbox sandbox, PrintWriter out) {
    export(out, Environment.SERVER, sandbox.serverUrl());
    export(out, Environment.WORKSPACE, String.valueOf(sandbox.workspace()));
    export(out, Environment.KEY, sandbox.apiKey());
    export(out, Environment.SECRET, sandbox.apiSecret());
    if (sandbox.dialect() == Dialect.OCTOBER) {
      export(out, Environment.TOKEN, sandbox.apiToken());
    }
    out.flush();
  }

  private static void export(PrintWriter out, String name, String value) {
    // Not println: a shell on any system wants its own kind of line.
    out.print("export " + name + "=" + value + "\n");
  }

  /** Reads a contract's month. */
  static final class Contract implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String month) {
      try {
        return Dialect.of(month);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(CommandFailure.oneLine(e));
      }
    }
  }
}
