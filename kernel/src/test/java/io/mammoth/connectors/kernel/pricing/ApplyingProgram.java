package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of its own that applies a saved plan, or goes on with the journal that it finds. */
final class ApplyingProgram {
  private static final int ZEROS = 6;

  private ApplyingProgram() {}

  /**
   * Its command: to a sandbox by an address, with a folder for journals. How many prices of 0 it
   * allows may follow.
   */
  static List<String> command(Sandbox sandbox, String server, Path plan, Path journals) {
    boolean july = sandbox.dialect() == Dialect.JULY;
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ApplyingProgram.class.getName(),
            server,
            july ? sandbox.apiKey() : "",
            july ? sandbox.apiSecret() : sandbox.apiToken(),
            sandbox.dialect().name(),
            plan.toString(),
            journals.toString()));
  }

  /** The journals in a folder; none while nothing was begun. */
  static List<Path> journals(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  public static void main(String[] args) throws IOException {
    Credentials credentials =
        args[1].isEmpty() ? Credentials.bearer(args[2]) : Credentials.apiKey(args[1], args[2]);
    Account account = new Account(args[0], credentials, 4, true);
    Path folder = Path.of(args[5]);
    try (SandboxDesk desk = new SandboxDesk(account, Dialect.valueOf(args[3]), folder, () -> {})) {
      List<Path> begun = journals(folder);
      if (begun.isEmpty()) {
        Plan plan = PlanFile.open(desk, Path.of(args[4]));
        (args.length == ZEROS ? plan : plan.allowZero(Integer.parseInt(args[ZEROS]))).apply();
      } else {
        Path journal = begun.get(0);
        Applying.resume(desk, journal, LostCreation.in(desk, journal));
      }
    } catch (PricingException stopped) {
      System.out.println(stopped.getMessage());
      System.exit(3);
    }
  }
}
