package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.notebook.Installation;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** Found by JJava through its service mechanism; brings the connectors into the notebook. */
public final class JJavaExtension implements Extension {

  /** For JJava's service loader. */
  public JJavaExtension() {}

  /** Installs the names, the renderers and the magic. Throws nothing: that would end the kernel. */
  @Override
  public void install(BaseKernel kernel) {
    try {
      Installation.once(new JJavaHost(kernel));
    } catch (IllegalStateException problem) {
      refuse(String.valueOf(problem.getMessage()));
    } catch (RuntimeException | LinkageError failure) {
      refuse("They need JJava 1.0-a6 or newer, and this kernel is another (" + failure + ").");
    }
  }

  private static void refuse(String reason) {
    System.err.println("The Mammoth connectors are not in this notebook. " + reason);
  }
}
