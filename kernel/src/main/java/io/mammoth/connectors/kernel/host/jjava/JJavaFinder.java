package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.HostFinder;
import io.mammoth.connectors.kernel.host.NotebookHost;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/** Finds JJava where its extensions are switched off, or where this came before they were on. */
public final class JJavaFinder implements HostFinder {

  /** For the service loader. */
  public JJavaFinder() {}

  @Override
  public @Nullable NotebookHost find() {
    try {
      return new JJavaHost(BaseKernel.notebookKernel());
    } catch (NoClassDefFoundError | NullPointerException noSuchKernel) {
      return null;
    }
  }
}
