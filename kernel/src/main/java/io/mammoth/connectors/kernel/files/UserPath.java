package io.mammoth.connectors.kernel.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The path of a file or folder that a user names. */
public final class UserPath {

  private UserPath() {}

  /**
   * The path.
   *
   * @throws FileProblem where there can be no such path, as with "Zoë.csv" in a POSIX locale
   */
  public static Path of(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw FileProblem.of(problem(name));
    }
  }

  /** What is wrong with a path, and what helps. */
  public static String problem(String name) {
    String advice =
        name.chars().anyMatch(letter -> letter > 127)
            ? ": Java was started in a locale that lacks its letters. Set LC_ALL=C.UTF-8 before Java"
                + " starts, for Jupyter or in the terminal."
            : ". Choose another name.";
    return "'"
        + name.replaceAll("\\p{Cntrl}", "?")
        + "' cannot be the name of a file here"
        + advice;
  }
}
