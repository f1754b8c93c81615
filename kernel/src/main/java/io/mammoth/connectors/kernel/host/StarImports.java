package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * What a user imports with a star wins over ours. To Java two stars are equal and a name of both is
 * ambiguous, so such a name is imported from the user's on its own.
 */
final class StarImports {
  private final JShell shell;
  private final OwnNames ours;
  private final KeptVariables variables;
  private final Consumer<String> tell;
  private final Map<String, ImportSnippet> preferred = new HashMap<>();

  StarImports(JShell shell, OwnNames ours, KeptVariables variables, Consumer<String> tell) {
    this.shell = shell;
    this.ours = ours;
    this.variables = variables;
    this.tell = tell;
  }

  void imported(ImportSnippet star) {
    String from = star.fullname().substring(0, star.fullname().length() - ".*".length());
    Class<?> type = type(from);
    List<String> types = ours.typeNames().stream().filter(n -> isIn(from, n)).toList();
    types.forEach(name -> prefer("import " + from + "." + name + ";", name));
    if (star.isStatic() && type != null) {
      ours.memberNames().stream()
          .filter(name -> isAmbiguous(type, name))
          .toList()
          .forEach(name -> prefer("import static " + from + "." + name + ";", name));
    }
  }

  private void prefer(String line, String name) {
    if (ours.isTaken(name)) {
      return;
    }
    preferred.put(name, (ImportSnippet) shell.eval(line).get(0).snippet());
    String ourOwn = ours.inFull(name);
    String theirs = line.replaceFirst("^import (static )?", "").replace(";", "");
    if (!ours.isConstant(name) && !theirs.equals(ourOwn)) {
      tell.accept(
          "%s means %s now. To have ours again: import %s%s;"
              .formatted(name, theirs, ours.isMember(name) ? "static " : "", ourOwn));
    }
  }

  /**
   * Drops the import that we made of a name which the user has declared: to Java the two are equal
   * and the name would be ambiguous.
   */
  void declared(PersistentSnippet snippet) {
    ImportSnippet single = preferred.get(snippet.name());
    if (single != null && clashes(single, snippet)) {
      preferred.remove(snippet.name());
      if (shell.status(single).isActive()) {
        shell.drop(single);
      }
    }
  }

  private boolean clashes(ImportSnippet single, PersistentSnippet declared) {
    boolean isConstant = ours.isConstant(declared.name());
    return (declared instanceof TypeDeclSnippet && !single.isStatic())
        || (declared instanceof VarSnippet && single.isStatic() && isConstant)
        || (declared instanceof MethodSnippet && single.isStatic() && !isConstant);
  }

  private boolean isIn(String from, String name) {
    String full = from + "." + name;
    Class<?> found = full.equals(ours.inFull(name)) ? null : type(full);
    return found != null && Modifier.isPublic(found.getModifiers()) && ours.isType(name);
  }

  private boolean isAmbiguous(Class<?> type, String name) {
    if ((type.getName() + "." + name).equals(ours.inFull(name))) {
      return false;
    }
    boolean constant =
        Arrays.stream(type.getFields())
            .anyMatch(field -> OwnNames.isStatic(field) && field.getName().equals(name));
    Stream<Method> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> OwnNames.isStatic(method) && method.getName().equals(name));
    return (constant && ours.isConstant(name))
        || methods.anyMatch(theirs -> ours.methods(name).anyMatch(own -> isSame(own, theirs)));
  }

  private static boolean isSame(Method own, Method theirs) {
    return Arrays.equals(own.getGenericParameterTypes(), theirs.getGenericParameterTypes());
  }

  /** By its name in Java source; null where there is no such class. */
  private @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name, false, variables.cells());
    } catch (ClassNotFoundException | LinkageError none) {
      int dot = name.lastIndexOf('.');
      boolean isNested = dot > 0 && Character.isUpperCase(simple(name.substring(0, dot)).charAt(0));
      return isNested ? type(name.substring(0, dot) + "$" + name.substring(dot + 1)) : null;
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
