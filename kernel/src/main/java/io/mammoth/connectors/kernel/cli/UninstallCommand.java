package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes the kernelspec, and all that installing it made. */
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
    kernel.remove();
    spec.commandLine().getOut().println("Removed " + kernel.folder());
    return 0;
  }
}
