package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Python environment of a user's own, with Jupyter and JJava in it, made without a download. */
final class OwnJupyter {
  private static final String SITE = "import sysconfig; print(sysconfig.get_path('purelib'))";

  private OwnJupyter() {}

  /** Its prefix: an environment that sees the packages of the pinned one as its own. */
  static Path in(Path prefix) throws IOException {
    String python = Workbench.python().toString();
    said(python, "-m", "venv", "--without-pip", prefix.toString());
    Path own = prefix.resolve("bin/python");
    Files.writeString(
        Path.of(said(own.toString(), "-c", SITE)).resolve("pinned.pth"), said(python, "-c", SITE));
    Path kernel = Files.createDirectories(prefix.resolve("share/jupyter/kernels/java"));
    for (String file : List.of("kernel.json", "jjava.jar")) {
      Files.copy(Workbench.jjava().resolveSibling(file), kernel.resolve(file));
    }
    Files.createSymbolicLink(
        prefix.resolve("share/jupyter/nbconvert"),
        Workbench.pythonPrefix().resolve("share/jupyter/nbconvert"));
    command(own, "jupyter", "jupyter_core.command", "main");
    command(
        own, "jupyter-kernelspec", "jupyter_client.kernelspecapp", "KernelSpecApp.launch_instance");
    return prefix;
  }

  /** As pip writes a command where a path has spaces. */
  private static void command(Path python, String name, String module, String call)
      throws IOException {
    String script =
        """
        #!/bin/sh
        '''exec' "%1$s" "$0" "$@"
        ' '''
        import %2$s
        %2$s.%3$s()
        """
            .formatted(python, module, call);
    Path file = Files.writeString(python.resolveSibling(name), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String said(String... command) {
    Run run = Run.program(Map.of(), List.of(command));
    assertEquals(0, run.exit(), run::toString);
    return Objects.requireNonNull(run.out()).strip();
  }
}
