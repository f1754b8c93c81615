package io.mammoth.connectors.notebooks;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our jar as another version of it would be: it works as well, but is another file. */
final class Changed {
  private Changed() {}

  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("changed.jar");
    if (!Files.exists(jar)) {
      Files.copy(Workbench.jar(), jar);
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        Files.writeString(inside.getPath("changed.txt"), "changed");
      }
    }
    return jar;
  }
}
