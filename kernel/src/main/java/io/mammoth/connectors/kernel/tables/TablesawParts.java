package io.mammoth.connectors.kernel.tables;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.DataReader;
import tech.tablesaw.io.DataWriter;

/**
 * Lets Tablesaw have the parts of it that a notebook adds. By itself it looks for readers and
 * writers once, when {@code Table} is first used, and finds classes that it can do without, as
 * Smile's, on its own class path only.
 */
public final class TablesawParts {
  private static final System.Logger LOG = System.getLogger(TablesawParts.class.getName());
  private static final String FORMATS = "tech/tablesaw/io/";
  private static final String SMILE = "smile/";
  private static final String CLASS = ".class";
  private static final RelocatedNames NAMES =
      new RelocatedNames(name -> Table.class.getClassLoader().getResource(name + CLASS) != null);

  private TablesawParts() {}

  /**
   * Takes what is Tablesaw's from jars and folders that were added to a notebook's class path.
   *
   * @param cells the class loader that they were added to
   */
  public static void add(ClassLoader cells, List<Path> added) {
    if (added.stream().anyMatch(place -> !names(place, SMILE).isEmpty())) {
      // With what Smile itself needs, which was added with it.
      added.forEach(TablesawParts::addBesideTablesaw);
    }
    for (Path place : added) {
      List<String> formats = names(place, FORMATS);
      formats.forEach(name -> defineRenamed(name, formats, cells));
      formats.forEach(name -> register(name, cells));
    }
  }

  /**
   * Where Tablesaw's libraries have other names here, a class that knows them by their own is
   * defined with these, before it is loaded as it came.
   */
  private static void defineRenamed(String name, List<String> formats, ClassLoader cells) {
    try (InputStream in = cells.getResourceAsStream(resource(name))) {
      byte[] came = in == null ? new byte[0] : in.readAllBytes();
      byte[] renamed = in == null ? came : NAMES.in(came);
      Optional<String> neighbour =
          formats.stream()
              .filter(other -> !other.equals(name) && isBeside(other, name))
              .findFirst();
      if (renamed != came && neighbour.isPresent()) {
        Class<?> type = Class.forName(neighbour.get(), false, cells);
        MethodHandles.privateLookupIn(type, MethodHandles.lookup()).defineClass(renamed);
      }
    } catch (IOException | ReflectiveOperationException | LinkageError asItCame) {
      LOG.log(System.Logger.Level.DEBUG, name + " stays as it came", asItCame);
    }
  }

  private static boolean isBeside(String one, String other) {
    return one.substring(0, one.lastIndexOf('.'))
        .equals(other.substring(0, other.lastIndexOf('.')));
  }

  private static String resource(String name) {
    return name.replace('.', '/') + CLASS;
  }

  /** A reader or writer registers itself when it is initialised. */
  private static void register(String name, ClassLoader cells) {
    try {
      Class<?> type = Class.forName(name, false, cells);
      if (DataReader.class.isAssignableFrom(type) || DataWriter.class.isAssignableFrom(type)) {
        Class.forName(name, true, cells);
      }
    } catch (ReflectiveOperationException | LinkageError incomplete) {
      LOG.log(System.Logger.Level.DEBUG, name + " is not usable", incomplete);
    }
  }

  /**
   * Where Tablesaw came with the kernel, its class loader knows nothing of the notebook's. There is
   * no public way to add to it; the kernel that {@code install} writes opens this one.
   */
  private static void addBesideTablesaw(Path place) {
    ClassLoader own = Table.class.getClassLoader();
    if (own == ClassLoader.getSystemClassLoader()) {
      try {
        Method add =
            own.getClass().getDeclaredMethod("appendToClassPathForInstrumentation", String.class);
        add.setAccessible(true);
        add.invoke(own, place.toString());
      } catch (ReflectiveOperationException | RuntimeException closed) {
        LOG.log(System.Logger.Level.DEBUG, "Tablesaw does not see " + place, closed);
      }
    }
  }

  /** The classes below a package, the nested ones left out. */
  private static List<String> names(Path place, String below) {
    try {
      return Files.isDirectory(place) ? inFolder(place, below) : inJar(place, below);
    } catch (IOException unreadable) {
      LOG.log(System.Logger.Level.DEBUG, place + " is not readable", unreadable);
      return List.of();
    }
  }

  private static List<String> inJar(Path jar, String below) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return classes(zip.stream().map(ZipEntry::getName), below);
    }
  }

  private static List<String> inFolder(Path folder, String below) throws IOException {
    Path start = folder.resolve(below);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return classes(
          files.map(file -> folder.relativize(file).toString().replace('\\', '/')), below);
    }
  }

  private static List<String> classes(Stream<String> files, String below) {
    return files
        .filter(file -> file.startsWith(below) && file.endsWith(CLASS) && !file.contains("$"))
        .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
        .toList();
  }
}
