package io.mammoth.connectors.kernel.host;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * Code that does not compile because a name in it, which the user has not declared yet, is one of
 * ours. JShell lets methods and types wait for names that are missing; with ours there, nothing is
 * missing. So such a declaration waits here until the user declares the name.
 */
final class RefusedSnippets {
  /** A name that stands alone: no member of another, and nothing is called on it. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[A-Za-z_$][\\w$]*(?![\\w$.])");

  private static final String NEW = "new ";

  private static final Pattern CALLED = Pattern.compile("(?<![\\w$.])[A-Za-z_$][\\w$]*$");

  /**
   * What Java says of a value, a call or a type of ours that stands where another is wanted. A
   * mistake in the syntax, or in a name that is missing, is about no name of ours.
   */
  private static final Pattern OTHER_KIND =
      Pattern.compile(
          "compiler\\.err\\.(prob\\.found\\.req|cant\\.apply\\.|operator\\.cant\\.be\\.applied"
              + "|cant\\.assign\\.val|incomparable\\.types|array\\.req\\.but\\.found"
              + "|foreach\\.not\\.applicable|abstract\\.cant\\.be\\.instantiated|report\\.access).*");

  private final JShell shell;
  private final OwnNames ours;
  private final Consumer<String> tell;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  RefusedSnippets(JShell shell, OwnNames ours, Consumer<String> tell) {
    this.shell = shell;
    this.ours = ours;
    this.tell = tell;
  }

  private record Waiting(String source, Set<String> names) {}

  void refused(Snippet snippet) {
    if (MagicHint.of(snippet.source()) != null) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    for (Diag problem : shell.diagnostics(snippet).toList()) {
      if (problem.isError() && OTHER_KIND.matcher(problem.getCode()).matches()) {
        names(snippet.source(), problem)
            .filter(name -> ours.contains(name) && !ours.isTaken(name))
            .forEach(names::add);
      }
    }
    boolean waits = snippet instanceof MethodSnippet || snippet instanceof TypeDeclSnippet;
    if (waits && !names.isEmpty()) {
      waiting.put(((PersistentSnippet) snippet).name(), new Waiting(snippet.source(), names));
    }
    names.forEach(name -> tell.accept(sentence(name, waits)));
  }

  private String sentence(String name, boolean waits) {
    boolean isMethod = ours.methods(name).findAny().isPresent();
    String start =
        "%s is %s here%s. If you mean a name of your own, declare it first"
            .formatted(
                name,
                ours.inFull(name),
                isMethod ? ": help(\"" + name + "\") says how it is called" : "");
    return start + (waits ? "; this code is compiled again then." : ".");
  }

  /** Compiles again what has waited for this name. */
  void declared(String name) {
    waiting.remove(name);
    for (var each : List.copyOf(waiting.entrySet())) {
      if (each.getValue().names().contains(name)) {
        waiting.remove(each.getKey());
        shell.eval(each.getValue().source());
      }
    }
  }

  /**
   * The name that a problem is about: the code itself, or the method that it is an argument of; of
   * an operator, the constants that it was given.
   */
  private Stream<String> names(String source, Diag problem) {
    int start = (int) problem.getStartPosition();
    int end = (int) problem.getEndPosition();
    int at = position(source, problem);
    boolean isOperator = problem.getCode().contains(".operator.");
    // Java points at the argument, not at the method, where only one argument is wrong.
    String called = problem.getCode().contains(".apply.") ? "" : calledAround(source, start);
    return NAME.matcher(source)
        .results()
        .filter(
            found ->
                found.start() == at || (isOperator && found.start() >= start && found.end() <= end))
        .map(MatchResult::group)
        .flatMap(name -> isOperator && !ours.isConstant(name) ? Stream.empty() : Stream.of(name))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                found -> found.isEmpty() ? Stream.of(called) : found.stream()));
  }

  /** Where the name stands: of a new object it is the type's. */
  private static int position(String source, Diag problem) {
    int position = (int) problem.getPosition();
    if (problem.getCode().contains(".array.req.")) {
      return (int) problem.getStartPosition();
    }
    return source.startsWith(NEW, position) ? position + NEW.length() : position;
  }

  /** The method that takes the argument which begins here; empty where it is no argument. */
  private static String calledAround(String source, int position) {
    int open = 0;
    for (int at = Math.min(position, source.length()) - 1; at >= 0; at--) {
      char c = source.charAt(at);
      if (open == 0 && "{;>".indexOf(c) >= 0) {
        return "";
      }
      open += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (open < 0) {
        Matcher called = CALLED.matcher(source.substring(0, at));
        return called.find() ? called.group() : "";
      }
    }
    return "";
  }
}
