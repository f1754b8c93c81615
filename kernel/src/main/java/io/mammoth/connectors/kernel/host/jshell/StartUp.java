package io.mammoth.connectors.kernel.host.jshell;

import io.mammoth.connectors.kernel.notebook.Installation;
import io.mammoth.connectors.kernel.notebook.Notebook;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JShell's start-up file: a notebook's names. */
final class StartUp {
  /** What JShell imports by itself, and what notebooks do. */
  private static final List<String> PACKAGES =
      List.of(
          "java.io",
          "java.math",
          "java.net",
          "java.nio.file",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.prefs",
          "java.util.regex",
          "java.util.stream");

  private StartUp() {}

  static String text() {
    return Stream.of(
            PACKAGES.stream().map(name -> "import " + name + ".*;"),
            Installation.IMPORTS.stream(),
            Stream.of(Notebook.class.getName() + ".install();"))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
