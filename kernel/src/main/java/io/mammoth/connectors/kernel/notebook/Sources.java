package io.mammoth.connectors.kernel.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The sources that ride in our own jar, for the Javadoc in them. */
final class Sources {
  static final Sources OURS = new Sources();

  private static final String FOLDER = "/META-INF/sources";

  private Sources() {}

  /** The source of a class; empty when it is not among them. */
  String of(Class<?> type) {
    Path file = folder().resolve(type.getName().replace('.', '/') + ".java");
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Path folder() {
    return Holder.FOLDER;
  }

  /** Opened once, when it is first wanted. */
  private static final class Holder {
    static final Path FOLDER = open();

    private static Path open() {
      try {
        URL place = Objects.requireNonNull(Sources.class.getResource(Sources.FOLDER));
        URI address = place.toURI();
        if (!address.getScheme().equals("jar")) {
          return Path.of(address);
        }
        // The last one: a folder on the way to the jar may have such a sign in its name.
        String inJar = address.getRawSchemeSpecificPart();
        Path jar = Path.of(URI.create(inJar.substring(0, inJar.lastIndexOf("!/"))));
        return FileSystems.newFileSystem(jar, Map.of()).getPath(Sources.FOLDER);
      } catch (IOException | URISyntaxException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
  }
}
