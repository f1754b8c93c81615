package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jar that runs, and what rides in it. */
final class OwnJar {

  private static final String LAB = "lab/";

  private OwnJar() {}

  static Path path() {
    Path place = place();
    if (!Files.isRegularFile(place)) {
      throw CommandFailure.failed(
          "This runs from a build directory: build and run mammoth-connectors.jar.");
    }
    return place;
  }

  static List<String> sampleNotebooks() throws IOException {
    String folder = Main.class.getPackageName().replace('.', '/') + "/" + LAB;
    return files(place(), folder)
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".ipynb"))
        .sorted()
        .toList();
  }

  static byte[] labFile(String name) throws IOException {
    return resource(LAB + name);
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the jar has no " + name);
      }
      return in.readAllBytes();
    }
  }

  private static Stream<String> files(Path place, String folder) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> found = Files.list(place.resolve(folder))) {
        return found.map(file -> file.getFileName().toString()).toList().stream();
      }
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder))
          .map(name -> name.substring(folder.length()))
          .toList()
          .stream();
    }
  }

  static Path place() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
