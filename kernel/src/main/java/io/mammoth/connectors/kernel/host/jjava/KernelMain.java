package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.KernelThreads;
import io.mammoth.connectors.kernel.notebook.Installation;
import org.jspecify.annotations.Nullable;

/**
 * The main class of an installed kernel: JJava, but with its sockets open before JShell is ready,
 * and with the first cell's classes touched meanwhile.
 */
public final class KernelMain {
  private KernelMain() {}

  /**
   * Runs a kernel until it is shut down.
   *
   * @param args the connection file that Jupyter wrote
   */
  public static void main(String[] args) throws Exception {
    if (SecondLaunch.isNeeded()) {
      System.exit(SecondLaunch.run(args));
    }
    SecondLaunch.endWithTheFirst();
    KernelThreads.endTogether();
    Installation.warmUp();
    EarlyKernel kernel = early(args);
    if (kernel == null) {
      JJavaParts.runItsMain(args);
    } else {
      kernel.run();
    }
  }

  /** Null where this JJava is put together in another way than the one we know. */
  private static @Nullable EarlyKernel early(String[] args) {
    try {
      return EarlyKernel.of(args);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException otherVersion) {
      System.getLogger(KernelMain.class.getName())
          .log(System.Logger.Level.DEBUG, "started by JJava's own main", otherVersion);
      return null;
    }
  }
}
