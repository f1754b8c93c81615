package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Python environment that `lab` makes, with what only the tests want beside it. */
public final class PinnedPython {

  private PinnedPython() {}

  /**
   * Makes the environment unless it is there.
   *
   * @return the environment's prefix: {@code bin/python} is in it
   */
  public static Path prepare(Path folder, String moreRequirements) throws IOException {
    String lab = new String(OwnJar.labFile("requirements.txt"), UTF_8);
    PythonEnvironment environment = new PythonEnvironment(folder, List.of(lab, moreRequirements));
    environment.prepare(System.out::println);
    return environment.prefix();
  }
}
