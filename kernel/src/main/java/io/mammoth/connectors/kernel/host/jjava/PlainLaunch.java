package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.FastStart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same kernel in a virtual machine without the archive of classes: from JDK 24 on the machine
 * does not notice that a jar has changed since, and would run the old classes.
 */
final class PlainLaunch {
  private static final String ARCHIVE = "-XX:AOTCache=";

  private PlainLaunch() {}

  /** Runs the kernel to its end, which is ours too. */
  static int run(String[] args) throws IOException, InterruptedException {
    Process kernel = new ProcessBuilder(command(args)).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(kernel::destroy));
    return kernel.waitFor();
  }

  private static List<String> command(String[] args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith(ARCHIVE))
        .forEach(command::add);
    command.add("-D" + FastStart.PLAIN + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelMain.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }
}
