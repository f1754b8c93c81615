package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes the kernelspec, and what installing it made. */
@Command(
    name = "uninstall",
    description = "Removes the kernel that 'install' installed.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class UninstallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KernelPlace place = new KernelPlace();

  @Override
  public Integer call() throws IOException {
    KernelSpec kernel = new KernelSpec(place.kernels(), place.name());
    List<String> left = kernel.remove();
    PrintWriter out = spec.commandLine().getOut();
    if (left.isEmpty()) {
      out.println("Removed " + kernel.folder());
    } else {
      out.println(
          "Removed the kernel in "
              + kernel.folder()
              + "; what 'install' did not write stays there: "
              + String.join(", ", left));
    }
    return 0;
  }
}
