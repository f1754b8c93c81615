package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Readers of Tablesaw's that come after {@code Table}, compiled and packed as its own are. */
class TablesawPartsTest {
  private static final String READER =
      """
      package tech.tablesaw.io.ENDING;
      import tech.tablesaw.api.Table;
      import tech.tablesaw.io.*;
      public final class OwnReader implements DataReader<ReadOptions> {
        static { BEFORE Table.defaultReaderRegistry.registerExtension("ENDING", new OwnReader()); }
        public Table read(Source source) { return Table.create("read by ENDING"); }
        public Table read(ReadOptions options) { return read(options.source()); }
      }
      """;

  private final Path folder;

  TablesawPartsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aReaderInAJarIsThereByItsEnding() throws IOException {
    assertFalse(Table.defaultReaderRegistry.getReaderForExtension("later").isPresent());
    Path jar = packed(compiled("later", ""));
    TablesawParts.add(loader(jar), List.of(jar));
    assertEquals("read by later", read("later").name());
  }

  @Test
  void soIsOneInAFolder() throws IOException {
    Path classes = compiled("unpacked", "");
    TablesawParts.add(loader(classes), List.of(classes));
    assertEquals("read by unpacked", read("unpacked").name());
  }

  @Test
  void oneThatDoesNotWorkLeavesTheOthersAndTableAlone() throws IOException {
    Path broken = compiled("broken", "if (true) throw new NoClassDefFoundError();");
    Path works = compiled("working", "");
    Path none = Files.writeString(folder.resolve("none.jar"), "no jar");
    TablesawParts.add(loader(broken, works, none), List.of(none, broken, works));
    assertFalse(Table.defaultReaderRegistry.getReaderForExtension("broken").isPresent());
    assertEquals("read by working", read("working").name());
  }

  @Test
  void aClassGetsTheNamesThatTheJarHas() throws IOException {
    byte[] original = bytes(RelocatedNames.class);
    assertEquals(original, new RelocatedNames(name -> false).in(original));
    assertTrue(original.length > 0);
  }

  private Table read(String ending) throws IOException {
    return Table.read().file(Files.writeString(folder.resolve("file." + ending), "x").toFile());
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static ClassLoader loader(Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Table.class.getClassLoader());
  }

  private Path compiled(String ending, String before) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(ending + "-source"));
    Path source = sources.resolve("OwnReader.java");
    Files.writeString(source, READER.replace("ENDING", ending).replace("BEFORE", before));
    Path classes = Files.createDirectories(folder.resolve(ending));
    String path = System.getProperty("java.class.path");
    String[] arguments = {"-cp", path, "-proc:none", "-d", classes.toString(), source.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
    return classes;
  }

  private static Path packed(Path classes) throws IOException {
    Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
