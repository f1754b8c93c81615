package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Declares imports in one compilation. JShell by itself makes two for each, which is most of what a
 * kernel does at its start. Each import stays a snippet of its own, as if it had been typed.
 */
public final class ImportsAtOnce {
  private static final String JSHELL = "jdk.jshell.";

  private final JShell shell;
  private final Object evaluation;

  private ImportsAtOnce(JShell shell) throws ReflectiveOperationException {
    this.shell = shell;
    Field field = JShell.class.getDeclaredField("eval");
    field.setAccessible(true);
    this.evaluation = field.get(shell);
  }

  /**
   * Declares them where JShell's inner parts can be reached, as in the kernel that {@code install}
   * writes.
   *
   * @param imports each of what is surely there: JShell takes a wrong one among others for right,
   *     and understands nothing afterwards
   * @return whether all of them hold now; if not, each has to be evaluated
   */
  public static boolean into(JShell shell, List<String> imports) {
    try {
      return imports.stream().allMatch(each -> each.startsWith("import "))
          && new ImportsAtOnce(shell).declare(imports);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      System.getLogger(ImportsAtOnce.class.getName())
          .log(System.Logger.Level.DEBUG, "one import after the other", closed);
      return false;
    }
  }

  private boolean declare(List<String> imports) throws ReflectiveOperationException {
    List<Snippet> snippets = new ArrayList<>();
    Method parse = method("sourceToSnippets", String.class);
    for (String each : imports) {
      for (Object snippet : (List<?>) parse.invoke(evaluation, each)) {
        snippets.add((Snippet) snippet);
      }
    }
    method("compileAndLoad", Set.class).invoke(evaluation, units(snippets));
    return snippets.stream().allMatch(each -> shell.status(each) == Snippet.Status.VALID);
  }

  private Set<Object> units(List<Snippet> snippets) throws ReflectiveOperationException {
    Class<?> diagnostics = Class.forName(JSHELL + "DiagList");
    Constructor<?> none = diagnostics.getDeclaredConstructor();
    none.setAccessible(true);
    Constructor<?> unit =
        Class.forName(JSHELL + "Unit")
            .getDeclaredConstructor(JShell.class, Snippet.class, Snippet.class, diagnostics);
    unit.setAccessible(true);
    Set<Object> units = new LinkedHashSet<>();
    for (Snippet each : snippets) {
      units.add(unit.newInstance(shell, each, null, none.newInstance()));
    }
    return units;
  }

  private Method method(String name, Class<?> argument) throws NoSuchMethodException {
    Method method = evaluation.getClass().getDeclaredMethod(name, argument);
    method.setAccessible(true);
    return method;
  }
}
