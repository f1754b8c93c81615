package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a notebook and their values. JShell compiles a variable's initializer again
 * whenever a name in it is declared anew; it then resets the variable, or deletes it where that
 * code no longer compiles. The value is still in the class that JShell made for the variable
 * before: from there it is brought back, and nothing runs again.
 */
final class KeptVariables {
  private final JShell shell;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private @Nullable ClassLoader cells;

  KeptVariables(JShell shell) {
    this.shell = shell;
  }

  /**
   * A variable and where its value is.
   *
   * @param holder the class that JShell made for it
   */
  private record Kept(VarSnippet variable, String holder) {
    String name() {
      return variable.name();
    }
  }

  /** Notes where the value is of a variable that has just been declared. */
  void note(VarSnippet variable) {
    // An expression's value is of no use once its cell has shown it.
    if (variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        && shell.status(variable) == Status.VALID) {
      kept.put(variable.name(), new Kept(variable, holder(variable)));
    }
  }

  /** Notes a variable that JShell has compiled again, unless its value is still to be restored. */
  void noteAnew(VarSnippet variable) {
    if (!kept.containsKey(variable.name())) {
      note(variable);
    }
  }

  /** Brings back what JShell has reset or deleted; returns the names that it could not. */
  List<String> restore() {
    return List.copyOf(kept.values()).stream()
        .filter(each -> each.equals(kept.get(each.name())) && !isRestored(each))
        .map(Kept::name)
        .toList();
  }

  private boolean isRestored(Kept before) {
    Status status = shell.status(before.variable());
    if (status == Status.OVERWRITTEN || status == Status.DROPPED) {
      kept.remove(before.name(), before);
      return true;
    }
    if (status == Status.VALID && holder(before.variable()).equals(before.holder())) {
      return true;
    }
    kept.remove(before.name(), before);
    try {
      Field value = field(before);
      if (status == Status.VALID) {
        note(before.variable());
      } else {
        // The events of this declaration note it.
        shell.eval(SourceType.of(value.getGenericType()) + " " + before.name() + ";");
      }
      Kept now = kept.get(before.name());
      if (now == null || new ReplacedClasses(shell).areReferencedBy(value)) {
        return false;
      }
      field(now).set(null, value.get(null));
      return true;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherType) {
      System.getLogger(KeptVariables.class.getName())
          .log(System.Logger.Level.DEBUG, before.name() + " is not kept", otherType);
      return false;
    }
  }

  private String holder(VarSnippet variable) {
    return shell.sourceCodeAnalysis().wrapper(variable).fullClassName();
  }

  private Field field(Kept variable) throws ReflectiveOperationException {
    Field field = Class.forName(variable.holder(), true, cells()).getField(variable.name());
    field.setAccessible(true);
    return field;
  }

  /** Of the classes that JShell makes; only code in one of them can tell. */
  ClassLoader cells() {
    ClassLoader found = cells;
    if (found == null) {
      shell.eval(CellClasses.class.getName() + ".remember();");
      found = CellClasses.remembered();
      cells = found;
    }
    return found;
  }
}
