package io.mammoth.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine, from 17 on: the one that runs, its neighbours, and JAVA_HOME_25…. */
final class Jdks {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdks() {}

  /** One home for each version. */
  static Map<Integer, Path> all() throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>();
    try (Stream<Path> neighbours = Files.list(running.resolveSibling("."))) {
      neighbours.forEach(homes::add);
    }
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("JAVA_HOME")) {
                homes.add(Path.of(value));
              }
            });
    homes.add(running);
    Map<Integer, Path> found = new TreeMap<>();
    for (Path home : homes) {
      int version = version(home);
      if (version >= 17) {
        found.put(version, home);
      }
    }
    return found;
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }
}
