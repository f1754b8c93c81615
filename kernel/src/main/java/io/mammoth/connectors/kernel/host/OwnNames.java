package io.mammoth.connectors.kernel.host;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/** The names that our imports bring into a notebook, all of them with a star. */
final class OwnNames {
  private static final String STATIC = "import static ";
  private static final String STAR = ".*;";

  private final JShell shell;
  private final List<String> imports;
  private @Nullable Map<String, String> types;
  private @Nullable Map<String, String> members;

  OwnNames(JShell shell, List<String> imports) {
    this.shell = shell;
    this.imports = imports;
  }

  /** Whether these lines of ours are where a star import comes from. */
  boolean bring(String source) {
    return imports.contains(source.strip());
  }

  boolean contains(String name) {
    return isMember(name) || isType(name);
  }

  /** Whether a snippet other than a star import has this name: it means what that says. */
  boolean isTaken(String name) {
    return shell
        .snippets()
        .anyMatch(
            each ->
                each instanceof PersistentSnippet snippet
                    && snippet.name().equals(name)
                    && shell.status(snippet).isActive());
  }

  /** What a name is in full: {@code tech.tablesaw.api.Table}. */
  String inFull(String name) {
    return members().getOrDefault(name, types().getOrDefault(name, name));
  }

  /** Whether a constant of ours has this name. */
  boolean isConstant(String name) {
    return isMember(name) && classes().flatMap(OwnNames::constants).anyMatch(name::equals);
  }

  /** Whether a type of ours has this name; what is not public is not imported. */
  boolean isType(String name) {
    String inFull = types().get(name);
    return inFull != null && Modifier.isPublic(type(inFull).getModifiers());
  }

  boolean isMember(String name) {
    return members().containsKey(name);
  }

  /** The methods of ours with this name. */
  Stream<Method> methods(String name) {
    return classes()
        .flatMap(each -> Arrays.stream(each.getMethods()))
        .filter(each -> isStatic(each) && each.getName().equals(name));
  }

  private static Stream<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields()).map(Member::getName);
  }

  Set<String> typeNames() {
    return types().keySet();
  }

  Set<String> memberNames() {
    return members().keySet();
  }

  /** By simple name; the compiler lists a package, wherever its classes come from. */
  private Map<String, String> types() {
    Map<String, String> found = types;
    if (found == null) {
      found =
          imports.stream()
              .filter(each -> !each.startsWith(STATIC) && each.endsWith(STAR))
              .map(each -> each.substring("import ".length(), each.length() - STAR.length()))
              .flatMap(this::typesIn)
              .collect(toMap(OwnNames::simple, each -> each, (one, other) -> one));
      types = found;
    }
    return found;
  }

  private Stream<String> typesIn(String packageName) {
    String start = packageName + ".";
    return shell
        .sourceCodeAnalysis()
        .completionSuggestions(start, start.length(), new int[1])
        .stream()
        .map(SourceCodeAnalysis.Suggestion::continuation)
        .filter(name -> Character.isUpperCase(name.charAt(0)))
        .map(start::concat);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** By simple name. */
  private Map<String, String> members() {
    Map<String, String> found = members;
    if (found == null) {
      found =
          classes()
              .flatMap(OwnNames::namesIn)
              .collect(toMap(OwnNames::simple, each -> each, (one, other) -> one));
      members = found;
    }
    return found;
  }

  private static Stream<String> namesIn(Class<?> type) {
    return Stream.<Member>concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
        .filter(OwnNames::isStatic)
        .map(member -> type.getName() + "." + member.getName());
  }

  static boolean isStatic(Member member) {
    return Modifier.isStatic(member.getModifiers());
  }

  private Stream<Class<?>> classes() {
    List<Class<?>> found = new ArrayList<>();
    for (String each : imports) {
      if (each.startsWith(STATIC) && each.endsWith(STAR)) {
        found.add(type(each.substring(STATIC.length(), each.length() - STAR.length())));
      }
    }
    return found.stream();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, OwnNames.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
