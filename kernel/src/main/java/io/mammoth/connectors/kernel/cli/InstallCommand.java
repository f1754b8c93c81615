package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.io.PrintWriter;
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

  @Option(
      names = "--no-fast-start",
      description =
          "Makes no archive of loaded classes: installs at once, in a quarter of the room.")
  private boolean noFastStart;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    KernelSpec kernel = new KernelSpec(place.kernels(), place.name());
    Path connectors = OwnJar.path();
    Path kernelJar = JJavaJar.find(jjava, place.kernels());
    out.println("Installing " + kernel.folder() + " with the JJava kernel " + kernelJar);
    new KernelSetup(kernel, out::println).install(kernelJar, connectors, sandbox, !noFastStart);
    out.println("Installed the kernel in " + kernel.folder());
    return 0;
  }
}
