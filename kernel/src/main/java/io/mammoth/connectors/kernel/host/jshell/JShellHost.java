package io.mammoth.connectors.kernel.host.jshell;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.AddedClassPath;
import io.mammoth.connectors.kernel.host.CellClasses;
import io.mammoth.connectors.kernel.host.NotebookHost;
import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.io.Console;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JShell as a host: text on the terminal. The imports are in its start-up file. */
final class JShellHost implements NotebookHost {
  private final Map<Class<?>, Function<Object, @Nullable Rendering>> renderings =
      new LinkedHashMap<>();

  private @Nullable Console console;
  private BiConsumer<ClassLoader, List<Path>> classPathListener = (loader, added) -> {};
  private @Nullable AddedClassPath added;

  /** JShell with its prompt open: it has the terminal. */
  JShellHost() {}

  /** Asks at this console from now on; with none, not at all. */
  void askAt(@Nullable Console terminal) {
    console = terminal;
  }

  @Override
  public void evaluate(String source) {
    // No line can be run from within one: the start-up file has them.
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> void render(Class<T> type, Function<T, @Nullable Rendering> rendering) {
    renderings.put(type, value -> rendering.apply((T) value));
  }

  /** How a value is shown; null where nothing of ours shows it. */
  @Nullable String text(@Nullable Object value) {
    for (var entry : renderings.entrySet()) {
      Rendering shown = entry.getKey().isInstance(value) ? entry.getValue().apply(value) : null;
      if (shown != null) {
        return shown.text();
      }
    }
    return null;
  }

  @Override
  public void onClassPath(BiConsumer<ClassLoader, List<Path>> listener) {
    classPathListener = listener;
  }

  /** Looks what was added for the line that runs; JShell has a new class loader after a reset. */
  void look(ClassLoader loader) {
    if (loader instanceof URLClassLoader cells) {
      if (added == null || !added.isOf(cells)) {
        added = new AddedClassPath(cells, classPathListener);
      }
      added.look();
    }
  }

  @Override
  public void magic(String name, Function<List<String>, @Nullable Object> magic) {
    // Each has a twin in Java.
  }

  @Override
  public boolean hasMagics() {
    return false;
  }

  @Override
  public void show(Rendering rendering) {
    System.out.println(ControlCharacters.escapeIn(rendering.text()));
  }

  @Override
  public void show(String id, Rendering rendering) {
    // A line that was printed cannot be updated.
  }

  @Override
  public void update(String id, Rendering rendering) {
    // As above.
  }

  @Override
  public String askSecret(String prompt) {
    if (console == null) {
      throw new ConfigurationException(
          "JShell has the terminal while its prompt is open, so nothing can be asked here. Leave it and say `repl"
              + " --login`, or set "
              + Environment.TOKEN
              + ", or "
              + Environment.KEY
              + " and "
              + Environment.SECRET
              + ", before it starts.");
    }
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? "" : new String(typed);
  }

  @Override
  public void enableAssertions() {
    CellClasses.enableAssertions();
  }

  @Override
  public int width() {
    return Terminal.width();
  }
}
