package io.mammoth.connectors.kernel.host;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a notebook adds to the class path of its cells, which no kernel tells of. */
public final class AddedClassPath {
  private final URLClassLoader cells;
  private final BiConsumer<ClassLoader, List<Path>> listener;

  /** As text: two URLs are compared by asking the network for their hosts. */
  private final Set<String> seen = new HashSet<>();

  /**
   * Tells of whatever the class loader of the cells has by now, and then of what is new in it.
   *
   * @param listener gets the class loader and the jars and folders that were added
   */
  public AddedClassPath(URLClassLoader cells, BiConsumer<ClassLoader, List<Path>> listener) {
    this.cells = cells;
    this.listener = listener;
    look();
  }

  /** Whether it is this class loader that is looked at. */
  public boolean isOf(ClassLoader loader) {
    return cells.equals(loader);
  }

  /** Looks whether anything was added, and tells of it. */
  public void look() {
    URL[] all = cells.getURLs();
    if (all.length != seen.size()) {
      List<Path> added = new ArrayList<>();
      for (URL each : all) {
        if (seen.add(each.toString())) {
          add(each, added);
        }
      }
      if (!added.isEmpty()) {
        listener.accept(cells, added);
      }
    }
  }

  private static void add(URL url, List<Path> added) {
    try {
      added.add(Path.of(url.toURI()));
    } catch (URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException elsewhere) {
      System.getLogger(AddedClassPath.class.getName())
          .log(System.Logger.Level.DEBUG, "not a file: " + url, elsewhere);
    }
  }
}
