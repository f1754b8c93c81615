package io.mammoth.connectors.kernel.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * A cell whose methods or types use a name that the same cell declares further down. JShell waits
 * for such a name, but not where ours has it already: then the declaration has to come first.
 */
public final class CellDeclarations {
  private static final Pattern DECLARED =
      Pattern.compile("[\\w$>\\]]\\s+([A-Za-z_$][\\w$]*)\\s*[<({=;]");

  private static final Pattern NAME = Pattern.compile("(?<![\\w$])[A-Za-z_$][\\w$]*");

  /** A line that is the kernel's, not Java's. */
  private static final Pattern MAGIC = Pattern.compile("(?m)^[ \\t]*%.*$");

  private final JShell shell;
  private final OwnNames ours;

  /** For cells in this JShell, into which these imports bring our names. */
  public CellDeclarations(JShell shell, List<String> imports) {
    this.shell = shell;
    this.ours = new OwnNames(shell, imports);
  }

  /**
   * Declares what this cell itself declares under a name of ours, before the code in it that needs
   * it.
   */
  public void declareFirst(String cell) {
    try {
      if (isNeeded(cell)) {
        declare(MAGIC.matcher(cell).replaceAll(""));
      }
    } catch (RuntimeException | Error failure) {
      // What breaks the compiler here breaks it again when the cell runs, where it is answered.
      System.getLogger(CellDeclarations.class.getName())
          .log(System.Logger.Level.DEBUG, "a cell runs as it is", failure);
    }
  }

  private void declare(String cell) {
    Set<String> used = new HashSet<>();
    for (Snippet each : parsed(cell)) {
      if (each instanceof PersistentSnippet declared
          && used.contains(declared.name())
          && isOurs(declared.name())) {
        declare(declared);
      }
      if (each instanceof MethodSnippet || each instanceof TypeDeclSnippet) {
        NAME.matcher(each.source()).results().map(MatchResult::group).forEach(used::add);
      } else if (!(each instanceof ImportSnippet)) {
        // What runs may use what comes before it, with our name.
        used.clear();
      }
    }
  }

  /** Whether this cell seems to declare a name of ours after its first use; read once. */
  boolean isNeeded(CharSequence cell) {
    Set<String> used = new HashSet<>();
    Set<String> known = new HashSet<>();
    Matcher name = NAME.matcher(cell);
    Matcher declared = DECLARED.matcher(cell);
    boolean more = name.find();
    while (declared.find()) {
      while (more && name.start() < declared.start(1)) {
        used.add(name.group());
        more = name.find();
      }
      String own = declared.group(1);
      if (used.contains(own) && known.add(own) && isOurs(own)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(String name) {
    return ours.contains(name) && !ours.isTaken(name);
  }

  private List<Snippet> parsed(String cell) {
    List<Snippet> parsed = new ArrayList<>();
    CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(cell);
    while (next.completeness().isComplete()) {
      parsed.addAll(shell.sourceCodeAnalysis().sourceToSnippets(next.source().strip()));
      next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
    }
    return parsed;
  }

  /** Of a variable the name and the type, which is all that other code needs to compile. */
  private void declare(PersistentSnippet declared) {
    if (!(declared instanceof VarSnippet variable)) {
      shell.eval(declared.source());
    } else if (variable.typeName() != null && !variable.typeName().equals("var")) {
      shell.eval(variable.typeName() + " " + variable.name() + ";");
    }
  }
}
