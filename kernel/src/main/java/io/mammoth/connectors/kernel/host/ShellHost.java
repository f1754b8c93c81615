package io.mammoth.connectors.kernel.host;

import io.mammoth.connectors.kernel.display.Rendering;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/** A kernel as a host: what its JShell does for it, which is the same in each kernel. */
public abstract class ShellHost implements NotebookHost {
  private final @Nullable KernelShell shell;
  private Function<@Nullable String, @Nullable String> failures = message -> null;

  /** With the kernel's JShell, or without it in a version that keeps it to itself. */
  protected ShellHost(Callable<Object> shell) {
    this.shell = known(shell);
    KernelThreads.endTogether();
  }

  private static @Nullable KernelShell known(Callable<Object> shell) {
    try {
      return new KernelShell((JShell) shell.call());
    } catch (Exception | LinkageError notInThisVersion) {
      System.getLogger(ShellHost.class.getName())
          .log(System.Logger.Level.DEBUG, "no JShell", notInThisVersion);
      return null;
    }
  }

  /** What a command gives; its failure reaches the cell in the command's own words. */
  protected static @Nullable Object value(
      Function<List<String>, @Nullable Object> command, List<String> arguments) {
    try {
      return command.apply(arguments);
    } catch (RuntimeException failure) {
      throw new CommandFailed(failure);
    }
  }

  @Override
  public final void onFailure(Function<@Nullable String, @Nullable String> listener) {
    failures = listener;
    if (shell != null) {
      shell.onFailure(this::failed);
    }
  }

  /** Tells the listener; whether it has shown more of the failure than the kernel would. */
  private boolean failed(@Nullable String message) {
    String instead = failures.apply(message);
    shorten(String.valueOf(message), instead);
    return instead != null;
  }

  /**
   * Draws a value. A failure ends the cell as one in it would: no kernel tells the two apart, and
   * only those in a cell pass its JShell.
   */
  protected final <T> @Nullable Rendering drawn(
      Function<T, @Nullable Rendering> rendering, T value) {
    try {
      return rendering.apply(value);
    } catch (RuntimeException failure) {
      if (CellClasses.loader() != null) {
        throw failure;
      }
      failed(failure.getMessage());
      throw new DrawingFailed(failure);
    }
  }

  /**
   * Runs a line of Java in the kernel's JShell.
   *
   * @return whether there is one
   * @throws IllegalStateException when JShell refuses the line
   */
  protected final boolean evaluateInShell(String source) {
    if (shell != null) {
      shell.evaluate(source);
    }
    return shell != null;
  }

  @Override
  public final void evaluate(List<String> sources) {
    if (shell == null || !shell.imports(sources)) {
      NotebookHost.super.evaluate(sources);
    }
  }

  @Override
  public final void yieldNames(List<String> imports, Consumer<String> tell) {
    if (shell != null) {
      shell.yieldNames(imports, tell);
    }
  }

  /** What stands for the kernel's own line with this message, where it can; null leaves that. */
  protected void shorten(String message, @Nullable String instead) {}

  @Override
  public final void onClassPath(BiConsumer<ClassLoader, List<Path>> listener) {
    if (shell != null && cells() instanceof URLClassLoader loader) {
      AddedClassPath added = new AddedClassPath(loader, listener);
      // What a snippet adds is there for the next one, in the same cell perhaps.
      shell.afterSnippets(added::look);
    }
  }

  /** The class loader of the cells; null where this version of the kernel keeps it to itself. */
  protected abstract @Nullable ClassLoader cells();

  @Override
  public final void documentation(Supplier<Path> sources) {
    if (shell != null) {
      shell.documentation(sources);
    }
  }

  @Override
  public final Map<String, String> declared() {
    return shell == null ? Map.of() : shell.declared();
  }
}
