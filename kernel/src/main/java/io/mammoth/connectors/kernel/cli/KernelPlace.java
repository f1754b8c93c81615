package io.mammoth.connectors.kernel.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a kernelspec goes: one of Jupyter's places, and its name there. */
final class KernelPlace {

  static final String NAME = "mammoth-connectors";

  private static final Pattern NAMES = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  @ArgGroup private Prefix prefix = new Prefix();

  @Option(
      names = "--name",
      defaultValue = NAME,
      description = "The kernel's name (${DEFAULT-VALUE}).")
  private String name = NAME;

  /** The places, of which one is chosen. */
  static final class Prefix {
    @Option(names = "--sys-prefix", description = "Into the Python environment that is active.")
    private boolean sysPrefix;

    @Option(names = "--user", description = "Into your own Jupyter folder: the default.")
    private boolean unusedAsItIsTheDefault;

    @Option(names = "--prefix", paramLabel = "DIR", description = "Into DIR/share/jupyter/kernels.")
    private @Nullable Path dir;
  }

  String name() {
    if (!NAMES.matcher(name).matches()) {
      throw CommandFailure.usage(
          "A kernel's name has small letters, digits, '.', '_' and '-', and starts with a letter or digit: not '"
              + name
              + "'.");
    }
    return name;
  }

  /** The folder that Jupyter finds kernelspecs in. */
  Path kernels() {
    return chosen().toAbsolutePath().normalize();
  }

  private Path chosen() {
    if (prefix.dir != null) {
      return below(prefix.dir);
    }
    return prefix.sysPrefix ? below(Python.prefix()) : userData().resolve("kernels");
  }

  static Path below(Path prefix) {
    return prefix.resolve("share").resolve("jupyter").resolve("kernels");
  }

  private static Path userData() {
    String chosen = System.getenv("JUPYTER_DATA_DIR");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    String system = System.getProperty("os.name");
    Path home = Folders.home();
    if (system.startsWith("Mac")) {
      return home.resolve("Library/Jupyter");
    }
    if (system.startsWith("Windows")) {
      return Path.of(System.getenv().getOrDefault("APPDATA", home.toString()), "jupyter");
    }
    String data = System.getenv("XDG_DATA_HOME");
    return (data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data))
        .resolve("jupyter");
  }
}
