package io.mammoth.connectors.kernel.host;

import io.mammoth.connectors.kernel.display.Rendering;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this extension needs of a notebook host, and no more. */
public interface NotebookHost {

  /** Runs a line of Java in the notebook's name space, an import for example. */
  void evaluate(String source);

  /** Runs such lines one after the other, or as if. */
  default void evaluate(List<String> sources) {
    sources.forEach(this::evaluate);
  }

  /**
   * Keeps the names that these imports bring out of the way of the user's own, as far as the host
   * can.
   *
   * @param tell takes one line about what could not be kept, for the cell that runs
   */
  default void yieldNames(List<String> imports, Consumer<String> tell) {}

  /**
   * How values of a type are shown. What is called first for a value is the host's affair; a null
   * rendering leaves the value to whoever else can show it.
   */
  <T> void render(Class<T> type, Function<T, @Nullable Rendering> rendering);

  /** Answers {@code %name arguments}; the result is the value of the line. */
  void magic(String name, Function<List<String>, @Nullable Object> magic);

  /** Whether lines such as {@code %name arguments} are understood here. */
  default boolean hasMagics() {
    return true;
  }

  /** Shows something under the cell that runs. */
  void show(Rendering rendering);

  /**
   * Shows something under the cell that runs, to be updated under this id; nothing where no cell
   * runs.
   */
  void show(String id, Rendering rendering);

  /** Shows something else in the place of what was shown under this id. */
  void update(String id, Rendering rendering);

  /**
   * Asks for a secret, without showing what is typed.
   *
   * @return what was typed, empty where nothing was or the question was interrupted
   * @throws UnsupportedOperationException where nothing can be asked here; its message says why
   */
  String askSecret(String prompt);

  /** How many characters a line of text may have; as many as you like where it scrolls. */
  default int width() {
    return Integer.MAX_VALUE;
  }

  /**
   * Tells when a cell ends by an exception that it did not catch, while something can still be
   * shown under it: with the exception's message. What comes back may stand for the host's own
   * words about it, for people; null leaves those. Hosts that cannot know stay silent.
   */
  default void onFailure(Function<@Nullable String, @Nullable String> listener) {}

  /**
   * Tells of the jars and folders that the notebook adds to the class path of its cells, with the
   * class loader of these; nothing where the host cannot know.
   */
  default void onClassPath(BiConsumer<ClassLoader, List<Path>> listener) {}

  /**
   * The variables and methods that are declared in the notebook, by name, each as it was written;
   * empty where the host cannot know.
   */
  default Map<String, String> declared() {
    return Map.of();
  }

  /**
   * Lets the host's own help find Javadoc in these sources; nothing where it has none.
   *
   * @param sources a folder of packages, in a jar perhaps, asked for when the help first is
   */
  default void documentation(Supplier<Path> sources) {}

  /** Switches {@code assert} on for code of the notebook, as far as the host allows. */
  void enableAssertions();
}
