package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The two jars of a kernel in its own folder. Each is named by what is in it: a new one never takes
 * the place of one that a running kernel reads.
 */
record JarCopies(Path jjava, Path connectors) {
  static final String CONNECTORS = "mammoth-connectors";

  private static final int NAME_LENGTH = 12;
  private static final String UNFINISHED = ".new";

  static JarCopies make(Path jjava, Path connectors, Path folder) throws IOException {
    return new JarCopies(copy(jjava, folder, JJavaJar.NAME), copy(connectors, folder, CONNECTORS));
  }

  List<Path> both() {
    return List.of(jjava, connectors);
  }

  private static Path copy(Path jar, Path folder, String name) throws IOException {
    byte[] content = Files.readAllBytes(jar);
    Path copy = folder.resolve(name + "-" + Hash.of(content).substring(0, NAME_LENGTH) + ".jar");
    if (!Files.exists(copy) || Files.size(copy) != content.length) {
      Path aside = copy.resolveSibling(copy.getFileName() + UNFINISHED);
      Files.write(aside, content);
      Files.move(aside, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return copy;
  }
}
