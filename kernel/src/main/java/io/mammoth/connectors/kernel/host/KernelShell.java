package io.mammoth.connectors.kernel.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The JShell in a notebook's kernel, where the kernel gives it away. */
final class KernelShell {
  private final JShell shell;

  KernelShell(JShell shell) {
    this.shell = shell;
  }

  /** Whether all these are imports that hold now. */
  boolean imports(List<String> sources) {
    return ImportsAtOnce.into(shell, sources);
  }

  /** Runs a line of Java that is surely right. */
  void evaluate(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
        throw new IllegalStateException(source + " is not understood here");
      }
    }
  }

  /**
   * Tells of each cell that ends by an exception, with its message, and of each that begins with a
   * magic which the kernel does not know, with its code.
   *
   * @param listener whether it has shown more of the failure than frames do
   */
  void onFailure(Predicate<@Nullable String> listener) {
    shell.onSnippetEvent(
        event -> {
          if (event.exception() instanceof EvalException thrown) {
            boolean isShown = listener.test(thrown.getMessage());
            if (isShown || CellFrames.isOurs(thrown.getStackTrace())) {
              cut(thrown);
            }
          } else if (event.status() == Snippet.Status.REJECTED
              && MagicHint.of(event.snippet().source()) != null) {
            var unusedIsShown = listener.test(event.snippet().source());
          }
        });
  }

  /** Does this after each snippet of code. */
  void afterSnippets(Runnable action) {
    shell.onSnippetEvent(event -> action.run());
  }

  /** What our code was doing is of no use under a cell. */
  private static void cut(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      t.setStackTrace(CellFrames.of(t.getStackTrace()));
    }
  }

  /** Keeps the names that these imports bring out of the way of the user's own. */
  void yieldNames(List<String> imports, Consumer<String> tell) {
    OwnNames ours = new OwnNames(shell, imports);
    shell.onSnippetEvent(new UserNames(shell, ours, tell)::accept);
  }

  /**
   * Beside the JDK's own, where they are installed. JShell looks for Javadoc in sources alone, and
   * has no public way to name more of them; the kernel that {@code install} writes opens it.
   */
  void documentation(Supplier<Path> sources) {
    try {
      SourcesOfHelp.add(shell.sourceCodeAnalysis(), sources);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      System.getLogger(KernelShell.class.getName())
          .log(System.Logger.Level.DEBUG, "no Javadoc by Shift-Tab", closed);
    }
  }

  Map<String, String> declared() {
    return Stream.<Snippet>concat(shell.variables(), shell.methods())
        .filter(snippet -> shell.status(snippet).isActive())
        .collect(
            Collectors.toMap(
                KernelShell::name, snippet -> snippet.source().strip(), (one, overload) -> one));
  }

  private static String name(Snippet snippet) {
    return snippet instanceof VarSnippet variable
        ? variable.name()
        : ((MethodSnippet) snippet).name();
  }
}
