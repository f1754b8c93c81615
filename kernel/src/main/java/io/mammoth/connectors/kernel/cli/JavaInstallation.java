package io.mammoth.connectors.kernel.cli;

import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Java that runs this, and that kernels will run on. */
final class JavaInstallation {

  private JavaInstallation() {}

  /** The {@code java} command, once it is certain that it can run a notebook kernel. */
  static Path forKernels() {
    Path home = Path.of(System.getProperty("java.home"));
    if (ModuleFinder.ofSystem().find("jdk.jshell").isEmpty()) {
      throw CommandFailure.missing(
          "The Java in "
              + home
              + " has no JShell, which runs notebooks: install a full JDK, 17 or newer, and run it.");
    }
    Path windows = home.resolve("bin/java.exe");
    return Files.exists(windows) ? windows : home.resolve("bin/java");
  }
}
