package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The JShell in a notebook's kernel, where the kernel gives it away. */
final class KernelShell {
  private final JShell shell;

  KernelShell(JShell shell) {
    this.shell = shell;
  }

  void onFailure(Consumer<@Nullable String> listener) {
    shell.onSnippetEvent(
        event -> {
          if (event.exception() instanceof EvalException thrown) {
            listener.accept(thrown.getMessage());
            if (CellFrames.isOurs(thrown.getStackTrace())) {
              cut(thrown);
            }
          }
        });
  }

  /** What our code was doing is of no use under a cell. */
  private static void cut(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      t.setStackTrace(CellFrames.of(t.getStackTrace()));
    }
  }

  /**
   * Beside the JDK's own, where they are installed. JShell looks for Javadoc in sources alone, and
   * has no public way to name more of them; the kernel that {@code install} writes opens it.
   */
  void documentation(Path sources) {
    SourceCodeAnalysis help = shell.sourceCodeAnalysis();
    try {
      Method find = help.getClass().getDeclaredMethod("findSources");
      find.setAccessible(true);
      List<Object> all = new ArrayList<>((List<?>) find.invoke(help));
      all.add(sources);
      Field known = help.getClass().getDeclaredField("availableSources");
      known.setAccessible(true);
      known.set(help, all);
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
