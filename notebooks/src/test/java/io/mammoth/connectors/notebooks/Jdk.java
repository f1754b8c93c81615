package io.mammoth.connectors.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param version its whole version, {@code 25.0.3}
 */
record Jdk(Path home, String version) {

  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"((\\d+)[^\"]*)\"");
  private static final int OLDEST = 17;

  /** The one that runs this, and one of each other version from 17 on, where JDKs usually lie. */
  static Collection<Jdk> all() throws IOException {
    Path own = Path.of(Objects.requireNonNull(System.getProperty("java.home"))).toRealPath();
    Path home = Path.of(Objects.requireNonNull(System.getProperty("user.home")));
    Map<Integer, Jdk> found = new TreeMap<>();
    add(own, found);
    for (Path folder :
        new Path[] {
          own.resolveSibling(""), Path.of("/usr/lib/jvm"), home.resolve(".sdkman/candidates/java")
        }) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> homes = Files.list(folder)) {
          homes.sorted().forEach(jdk -> add(jdk, found));
        }
      }
    }
    return found.values();
  }

  private static void add(Path home, Map<Integer, Jdk> found) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      if (version.find() && Files.isExecutable(home.resolve("bin/jshell"))) {
        int feature = Integer.parseInt(version.group(2));
        if (feature >= OLDEST) {
          found.putIfAbsent(feature, new Jdk(home, version.group(1)));
        }
      }
    } catch (IOException noJdk) {
      // The folder holds other things as well.
    }
  }

  Path java() {
    return home.resolve("bin/java");
  }

  /** For a table and for the name of a test. */
  @Override
  public String toString() {
    return version;
  }
}
