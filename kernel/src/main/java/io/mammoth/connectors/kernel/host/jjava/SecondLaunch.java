package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.FastStart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same kernel in another virtual machine, where this one was started with the wrong options:
 * without those that the user set for JJava's kernels, which only a launcher can pass on, or with
 * an archive of classes of another jar, which is not noticed from JDK 24 on.
 */
final class SecondLaunch {
  /** JJava's own variable. */
  private static final String OPTIONS = "JJAVA_JVM_OPTS";

  private static final String SECOND = FastStart.PROPERTY + ".second";
  private static final String ARCHIVE = "-XX:AOTCache=";

  private SecondLaunch() {}

  /** Whether this virtual machine runs no kernel but starts another that does. */
  static boolean isNeeded() {
    return System.getProperty(SECOND) == null
        && (!options(System.getenv(OPTIONS)).isEmpty()
            || FastStart.ofThisKernel().mayRunOldClasses());
  }

  /** Runs the kernel to its end, which is ours too. */
  static int run(String[] args) throws IOException, InterruptedException {
    Process kernel = new ProcessBuilder(command(args)).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(kernel)));
    return kernel.waitFor();
  }

  /** We stay until it has ended: it takes our end for a kill, and halts at once. */
  private static void end(Process kernel) {
    kernel.destroy();
    try {
      kernel.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A kernel in the second machine ends with the first, which Jupyter may kill. */
  static void endWithTheFirst() {
    String first = System.getProperty(SECOND);
    if (first != null) {
      Thread thread = new Thread(() -> endWith(Long.parseLong(first)), "mammoth-first-launch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Killed before we look, the first is our parent no longer. */
  private static void endWith(long first) {
    ProcessHandle.current()
        .parent()
        .filter(parent -> parent.pid() == first)
        .ifPresent(parent -> parent.onExit().join());
    Runtime.getRuntime().halt(0);
  }

  private static List<String> command(String[] args) {
    boolean otherClasses = FastStart.ofThisKernel().mayRunOldClasses();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ownOptions().stream()
        .filter(argument -> !otherClasses || !argument.startsWith(ARCHIVE))
        .forEach(command::add);
    command.addAll(options(System.getenv(OPTIONS)));
    command.add("-D" + SECOND + "=" + ProcessHandle.current().pid());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelMain.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }

  /**
   * The options of our command line. Java's own list of them begins with those of JAVA_TOOL_OPTIONS
   * and ends with those of _JAVA_OPTIONS, which the second virtual machine takes from the
   * environment by itself: an agent would be there twice. That list is the fallback where the OS
   * does not expose the command line.
   */
  private static List<String> ownOptions() {
    List<String> line = List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    int classPath = line.indexOf("-cp");
    return classPath < 0
        ? ManagementFactory.getRuntimeMXBean().getInputArguments()
        : line.subList(0, classPath);
  }

  /** Divided as JJava's own launcher does. */
  private static List<String> options(@Nullable String set) {
    return set == null || set.isBlank() ? List.of() : List.of(set.strip().split("\\s+"));
  }
}
