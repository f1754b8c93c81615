package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * Where JShell's help looks for Javadoc. Finding the JDK's sources and ours opens two large
 * archives, so both are found when the help is first asked.
 */
final class SourcesOfHelp extends AbstractList<Path> {
  private final SourceCodeAnalysis help;
  private final Method find;
  private final Field known;
  private final Supplier<Path> more;
  private @Nullable List<Path> found;

  private SourcesOfHelp(SourceCodeAnalysis help, Method find, Field known, Supplier<Path> more) {
    this.help = help;
    this.find = find;
    this.known = known;
    this.more = more;
  }

  /** Has the help look in more sources, after those that it finds by itself. */
  static void add(SourceCodeAnalysis help, Supplier<Path> more)
      throws ReflectiveOperationException {
    Method find = help.getClass().getDeclaredMethod("findSources");
    find.setAccessible(true);
    Field known = help.getClass().getDeclaredField("availableSources");
    known.setAccessible(true);
    known.set(help, new SourcesOfHelp(help, find, known, more));
  }

  @Override
  public Path get(int index) {
    return all().get(index);
  }

  @Override
  public int size() {
    return all().size();
  }

  private synchronized List<Path> all() {
    if (found == null) {
      found = List.copyOf(find());
    }
    return found;
  }

  /** As if nothing were known: JShell's own way, and ours after it. */
  private List<Path> find() {
    List<Path> all = new ArrayList<>();
    try {
      known.set(help, null);
      for (Object source : (List<?>) find.invoke(help)) {
        all.add((Path) source);
      }
      known.set(help, this);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException(closed);
    }
    all.add(more.get());
    return all;
  }
}
