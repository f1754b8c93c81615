package io.mammoth.connectors.kernel.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs a kernel: one virtual machine, where JJava's own launcher starts two. */
final class KernelArguments {
  static final String MAIN = "io.mammoth.connectors.kernel.host.jjava.KernelMain";
  static final String CONNECTION = "{connection_file}";

  /** How the virtual machine is set up, with an archive or without. */
  static final List<String> MACHINE =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          // An archive that does not fit is passed over in silence. Naming its subject alone would
          // not do: Javas call it differently and stop at a name that they do not know.
          "-Xlog:disable",
          "-XX:+UnlockDiagnosticVMOptions",
          // Mapped where it was made for, the archive needs no rewriting.
          "-XX:ArchiveRelocationMode=0",
          // What runs a few hundred times while we start is not worth compiling yet.
          "-XX:Tier3InvocationThreshold=400",
          "-XX:Tier3MinInvocationThreshold=200",
          "-XX:Tier3CompileThreshold=4000",
          // The compiler that makes long work fast must not take the second core while we start.
          "-XX:Tier4InvocationThreshold=200000",
          "-XX:Tier4MinInvocationThreshold=100000",
          "-XX:Tier4CompileThreshold=400000",
          "-XX:Tier4BackEdgeThreshold=1600000",
          // The serial collector, but by this road: naming one would end the start where the
          // environment names another.
          "-XX:+NeverActAsServerClassMachine",
          // Which alone would leave out the compiler that makes long work fast.
          "-XX:+TieredCompilation",
          // An idle kernel keeps all of it that it ever used: not a share of a large machine. It is
          // filled once while we start.
          "-XX:NewSize=112m",
          "--add-opens",
          "jdk.jshell/jdk.jshell=ALL-UNNAMED",
          // For the parts of Tablesaw that a notebook adds.
          "--add-opens",
          "java.base/jdk.internal.loader=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8");

  private KernelArguments() {}

  static List<String> of(Path java, List<String> archive, JarCopies jars, Path connection) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(MACHINE);
    command.addAll(archive);
    command.addAll(List.of("-cp", jars.jjava() + File.pathSeparator + jars.connectors(), MAIN));
    command.add(connection.toString());
    return command;
  }
}
