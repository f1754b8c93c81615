package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.kernel.host.FastStart;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive of loaded classes that an installed kernel starts from: a class-data archive before
 * JDK 25, an AOT cache since. Its name says what it was made of, so that no other jar or Java ever
 * meets it.
 */
record StartArchive(Path file) {
  private static final int FIRST_WITH_CACHE = 25;
  private static final int NAME_LENGTH = 12;

  static StartArchive in(Path folder, JarCopies jars) {
    String madeOf =
        String.join(
            "\n",
            System.getProperty("java.home"),
            System.getProperty("java.vm.version"),
            jars.jjava().toString(),
            jars.connectors().toString(),
            KernelArguments.MACHINE.toString());
    String name = "start-" + Hash.of(madeOf.getBytes(UTF_8)).substring(0, NAME_LENGTH);
    return new StartArchive(folder.resolve(name + (hasCache() ? ".aot" : ".jsa")));
  }

  /** Whether it is there and made of what is there now. */
  boolean isCurrent() {
    return FastStart.at(record()).problem() == null;
  }

  /** Says what it was made of; of the same name, so that both are of the same install. */
  Path record() {
    return file.resolveSibling(file.getFileName() + ".txt");
  }

  /** The options of a kernel that starts from it. */
  List<String> use() {
    String record = FastStart.OPTION + record();
    return hasCache()
        // Compiling at once what the training run compiled takes the second core from the start.
        ? List.of("-XX:-AOTReplayTraining", "-XX:AOTCache=" + file, record)
        : List.of("-XX:SharedArchiveFile=" + file, record);
  }

  /** The options of a kernel that writes it when it ends. */
  static List<String> make(Path file) {
    return List.of((hasCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
  }

  private static boolean hasCache() {
    return Runtime.version().feature() >= FIRST_WITH_CACHE;
  }
}
