package io.mammoth.connectors.kernel.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The folder of `lab`: notebooks on top, and below {@code .lab} all that Python and Jupyter keep.
 */
record LabFolder(Path path) {

  Path inner(String name) {
    return path.resolve(".lab").resolve(name);
  }

  /** The Python environment. */
  Path environment() {
    return new PythonEnvironment(inner("python"), List.of()).prefix();
  }

  /** Keeps Jupyter's own folders in here, and other folders' settings and kernels out. */
  void confine(Map<String, String> environment) {
    Subprocess.isolatePython(environment);
    environment.keySet().removeIf(name -> name.startsWith("JUPYTER"));
    environment.put("JUPYTER_CONFIG_DIR", inner("config").toString());
    environment.put("JUPYTER_DATA_DIR", inner("data").toString());
    environment.put("JUPYTER_RUNTIME_DIR", inner("runtime").toString());
    environment.put("IPYTHONDIR", inner("ipython").toString());
  }
}
