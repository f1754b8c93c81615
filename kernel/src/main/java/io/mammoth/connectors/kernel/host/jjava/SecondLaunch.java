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

  /** Whether this machine runs no kernel but starts another that does. */
  static boolean isNeeded() {
    return System.getProperty(SECOND) == null
        && (!options(System.getenv(OPTIONS)).isEmpty()
            || FastStart.ofThisKernel().mayRunOldClasses());
  }

  /** Runs the kernel to its end, which is ours too. */
  static int run(String[] args) throws IOException, InterruptedException {
    Process kernel = new ProcessBuilder(command(args)).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(kernel::destroy));
    return kernel.waitFor();
  }

  /** A kernel in the second machine ends with the first, which Jupyter may kill. */
  static void endWithTheFirst() {
    if (System.getProperty(SECOND) != null) {
      ProcessHandle.current().parent().ifPresent(SecondLaunch::endWith);
    }
  }

  private static void endWith(ProcessHandle first) {
    Thread thread =
        new Thread(
            () -> {
              first.onExit().join();
              Runtime.getRuntime().halt(0);
            },
            "mammoth-first-launch");
    thread.setDaemon(true);
    thread.start();
  }

  private static List<String> command(String[] args) {
    boolean otherClasses = FastStart.ofThisKernel().mayRunOldClasses();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !otherClasses || !argument.startsWith(ARCHIVE))
        .forEach(command::add);
    command.addAll(options(System.getenv(OPTIONS)));
    command.add("-D" + SECOND + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelMain.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }

  /** Divided as JJava's own launcher does. */
  private static List<String> options(@Nullable String set) {
    return set == null || set.isBlank() ? List.of() : List.of(set.strip().split("\\s+"));
  }
}
