package io.mammoth.connectors.kernel.cli;

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
    for (String name : NAMES) {
      List<String> answer = Subprocess.run(List.of(name, "-c", QUESTION)).output().lines().toList();
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
    throw nothingUsable(tooOld, withoutVenv);
  }

  private static CommandFailure nothingUsable(List<String> tooOld, List<String> withoutVenv) {
    if (!withoutVenv.isEmpty()) {
      return CommandFailure.missing(
          "Python %s has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)."
              .formatted(withoutVenv.get(0)));
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
