package io.mammoth.connectors.kernel.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Keeps our names out of the way of the user's own: variables survive, the user's imports win, and
 * what cannot be kept is said in one line.
 */
final class UserNames {
  private final JShell shell;
  private final OwnNames ours;
  private final Consumer<String> tell;
  private final KeptVariables variables;
  private final StarImports stars;
  private final RefusedSnippets refused;
  private final Map<String, String> lost = new LinkedHashMap<>();
  private boolean atWork;
  private String taken = "";

  UserNames(JShell shell, OwnNames ours, Consumer<String> tell) {
    this.shell = shell;
    this.ours = ours;
    this.tell = tell;
    this.variables = new KeptVariables(shell);
    this.stars = new StarImports(shell, ours, variables, tell);
    this.refused = new RefusedSnippets(shell, ours, tell);
  }

  /** A problem in here must not become the cell's. */
  void accept(SnippetEvent event) {
    boolean outermost = !atWork;
    atWork = true;
    try {
      if (event.causeSnippet() != null) {
        updated(event, event.causeSnippet());
      } else {
        evaluated(event, outermost);
      }
    } catch (RuntimeException | LinkageError failure) {
      System.getLogger(UserNames.class.getName())
          .log(System.Logger.Level.DEBUG, "names are as JShell has them", failure);
    } finally {
      atWork = !outermost;
    }
  }

  /** What the user typed, or we declared meanwhile. */
  private void evaluated(SnippetEvent event, boolean typed) {
    Snippet snippet = event.snippet();
    if (snippet instanceof VarSnippet variable) {
      variables.note(variable);
    }
    if (!typed) {
      return;
    }
    taken = "";
    if (event.status() == Status.REJECTED) {
      refused.refused(snippet);
    } else if (snippet instanceof ImportSnippet star) {
      boolean isNew = event.previousStatus() != Status.VALID;
      if (isNew && star.name().endsWith("*") && !ours.bring(star.source())) {
        stars.imported(star);
      }
    } else if (snippet instanceof PersistentSnippet declared) {
      String name = declared.name();
      taken = event.previousStatus() == Status.NONEXISTENT ? name : "";
      lost.remove(name);
      stars.declared(declared);
      refused.declared(name);
    }
    explain(snippet);
  }

  /** What JShell compiled again because of another snippet. */
  private void updated(SnippetEvent event, Snippet cause) {
    if (event.snippet() instanceof VarSnippet variable && isThere(variable)) {
      variables.noteAnew(variable);
    }
    variables.restore().forEach(name -> lose(name, name + " has lost its value", cause));
    if (event.snippet() instanceof PersistentSnippet code && isCode(code)) {
      Status status = shell.status(code);
      boolean wasThere = event.previousStatus() == Status.VALID && status != Status.OVERWRITTEN;
      if (status == Status.VALID) {
        lost.remove(code.name());
      } else if (wasThere && status != Status.DROPPED) {
        String name = code instanceof MethodSnippet ? code.name() + "()" : code.name();
        lose(code.name(), name + " cannot be used", cause);
      }
    }
  }

  private static boolean isCode(Snippet snippet) {
    return snippet instanceof MethodSnippet || snippet instanceof TypeDeclSnippet;
  }

  private boolean isThere(Snippet snippet) {
    return shell.status(snippet) == Status.VALID;
  }

  /**
   * At once where a name of ours was taken. Else when it is next used: the same cell may declare it
   * anew.
   */
  private void lose(String name, String what, Snippet cause) {
    String because = name(cause);
    if (because.equals(taken) && ours.contains(taken)) {
      tell.accept(
          "%s: its code means our %s, and %s is yours now. Write %s there and run its cell again."
              .formatted(what, taken, taken, ours.inFull(taken)));
    } else {
      String reason = cause instanceof ImportSnippet ? "changes a name in it" : "is declared anew";
      lost.put(name, "%s: %s %s. Run its cell again.".formatted(what, because, reason));
    }
  }

  private static String name(Snippet cause) {
    return cause instanceof PersistentSnippet declared && !(cause instanceof ImportSnippet)
        ? declared.name()
        : cause.source().strip();
  }

  private void explain(Snippet snippet) {
    for (String name : List.copyOf(lost.keySet())) {
      if (Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(snippet.source()).find()) {
        tell.accept(lost.remove(name));
      }
    }
  }
}
