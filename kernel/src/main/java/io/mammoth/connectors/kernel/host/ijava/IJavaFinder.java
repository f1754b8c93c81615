package io.mammoth.connectors.kernel.host.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.mammoth.connectors.kernel.host.HostFinder;
import io.mammoth.connectors.kernel.host.NotebookHost;
import org.jspecify.annotations.Nullable;

/**
 * Finds IJava. Its base is linked; its own two classes, which no registry serves, are reached by
 * name.
 */
public final class IJavaFinder implements HostFinder {
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

  /** For the service loader. */
  public IJavaFinder() {}

  @Override
  public @Nullable NotebookHost find() {
    try {
      Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
      return kernel == null ? null : host(kernel);
    } catch (ClassNotFoundException noIJava) {
      return null;
    } catch (ReflectiveOperationException other) {
      throw new LinkageError("This IJava is another than 1.3", other);
    }
  }

  private static NotebookHost host(Object kernel) throws ReflectiveOperationException {
    Object magics = kernel.getClass().getMethod("getMagics").invoke(kernel);
    IJavaHost host = new IJavaHost((BaseKernel) kernel, (Magics) magics);
    // JJava has it in every notebook, which must not meet the difference.
    host.evaluate("import java.time.*;");
    return host;
  }
}
