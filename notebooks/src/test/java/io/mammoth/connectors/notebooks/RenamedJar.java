package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A jar as it may look at another time. */
final class RenamedJar {
  private RenamedJar() {}

  /** The jar with a method of its classes renamed, wherever it stands; the names are as long. */
  static Path of(Path jar, String method, String other) throws IOException {
    return copy(jar, "renamed.jar", (name, bytes) -> bytes.replace(method, other));
  }

  /** The jar with another version in its manifest. */
  static Path ofVersion(Path jar, String version) throws IOException {
    return copy(
        jar,
        "mammoth-connectors-" + version + ".jar",
        (name, bytes) ->
            name.equals(JarFile.MANIFEST_NAME)
                ? bytes.replaceFirst(
                    "Implementation-Version: .*", "Implementation-Version: " + version)
                : bytes);
  }

  /** Every byte is a character of Latin-1: a class file is changed like a text. */
  private static Path copy(Path jar, String as, BinaryOperator<String> change) throws IOException {
    Path copy = Workbench.scratch("jars").resolve(as);
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : from.stream().toList()) {
        to.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream in = from.getInputStream(entry)) {
          String bytes = new String(in.readAllBytes(), ISO_8859_1);
          boolean plain = entry.getName().endsWith(".class") || entry.getName().startsWith("META");
          to.write((plain ? change.apply(entry.getName(), bytes) : bytes).getBytes(ISO_8859_1));
        }
      }
    }
    return copy;
  }
}
