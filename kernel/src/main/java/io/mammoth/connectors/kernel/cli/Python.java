package io.mammoth.connectors.kernel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds a Python on the path that can make environments. */
final class Python {

  private static final List<String> NAMES =
      List.of(
          "python3",
          "python3.14",
          "python3.13",
          "python3.12",
          "python3.11",
          "python3.10",
          "python");

  private static final int OLDEST_MINOR = 10;

  /** Says its version, then whether it can make environments. */
  private static final String QUESTION =
      "import sys; print('%d.%d' % sys.version_info[:2], flush=True); import venv, ensurepip; print('venv')";

  private Python() {}

  static String command() {
    List<String> tooOld = new ArrayList<>();
    List<String> withoutVenv = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (String name : NAMES) {
      Subprocess asked = Subprocess.run(List.of(name, "-c", QUESTION));
      List<String> answer = asked.output().lines().toList();
      if (asked.timedOut()) {
        silent.add(name);
      }
      if (answer.isEmpty()) {
        continue;
      }
      if (!newEnough(answer.get(0))) {
        tooOld.add(answer.get(0));
      } else if (answer.contains("venv")) {
        return name;
      } else {
        withoutVenv.add(answer.get(0));
      }
    }
    throw nothingUsable(tooOld, withoutVenv, silent);
  }

  /** The prefix of the environment that is active: that of the first Python that answers. */
  static Path prefix() {
    List<String> silent = new ArrayList<>();
    for (String name : NAMES) {
      Subprocess asked = Subprocess.run(List.of(name, "-c", "import sys; print(sys.prefix)"));
      if (asked.timedOut()) {
        silent.add(name);
      } else if (asked.fine() && !asked.output().isBlank()) {
        return Path.of(asked.output().strip());
      }
    }
    throw CommandFailure.missing(
        silent.isEmpty()
            ? "There is no Python on the PATH to ask for its environment: use --prefix DIR."
            : String.join(", ", silent) + Subprocess.SILENT + ": use --prefix DIR.");
  }

  private static CommandFailure nothingUsable(
      List<String> tooOld, List<String> withoutVenv, List<String> silent) {
    if (!withoutVenv.isEmpty()) {
      return CommandFailure.missing(
          "Python %s has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)."
              .formatted(withoutVenv.get(0)));
    }
    if (!silent.isEmpty()) {
      return CommandFailure.missing(
          String.join(", ", silent)
              + Subprocess.SILENT
              + ": look at what blocks it, or put another Python first on the PATH.");
    }
    return CommandFailure.missing(
        tooOld.isEmpty()
            ? "There is no Python on the PATH: install Python 3.10 or newer."
            : "Python %s is too old: install Python 3.10 or newer.".formatted(tooOld.get(0)));
  }

  private static boolean newEnough(String version) {
    String[] parts = version.split("\\.", 2);
    int major = Integer.parseInt(parts[0]);
    return major > 3 || (major == 3 && Integer.parseInt(parts[1]) >= OLDEST_MINOR);
  }
}
