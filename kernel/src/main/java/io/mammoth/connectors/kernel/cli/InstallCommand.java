package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the kernelspec. */
@Command(
    name = "install",
    description = "Installs the kernel 'Java (Mammoth connectors)' into Jupyter.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class InstallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KernelPlace place = new KernelPlace();

  @Option(
      names = "--jjava",
      paramLabel = "JAR",
      description = "The JJava kernel's jar, where it is not found by itself.")
  private @Nullable Path jjava;

  @Option(
      names = "--sandbox",
      description = "Notebooks of this kernel run on the embedded sandbox.")
  private boolean sandbox;

  @Override
  public Integer call() throws IOException {
    KernelSpec kernel = new KernelSpec(place.kernels(), place.name());
    Path connectors = OwnJar.path();
    kernel.write(JJavaJar.find(jjava, place.kernels()), connectors, sandbox);
    spec.commandLine().getOut().println("Installed the kernel in " + kernel.folder());
    return 0;
  }
}
