package io.mammoth.connectors.kernel.cli;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.Writer;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters that a notebook declares, by reading its cells and not by running them: each
 * {@code param("type", "CRM")} with the name of its type.
 */
final class ParameterCells extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Pattern NOT_A_STATEMENT = Pattern.compile("(?m)^\\s*(%|import\\s).*$");

  private final Map<String, Optional<String>> found = new LinkedHashMap<>();
  private Optional<String> declared = Optional.empty();

  private ParameterCells() {}

  /**
   * Names of parameters, in order, with the simple names of their types where these can be seen.
   */
  static Map<String, Optional<String>> of(NotebookFile notebook) {
    ParameterCells cells = new ParameterCells();
    notebook.cells().stream()
        .filter(cell -> cell.tags().contains("parameters"))
        .forEach(cells::read);
    return cells.found;
  }

  private void read(NotebookFile.CodeCell cell) {
    try {
      scan(parsed(cell.source()), null);
    } catch (StackOverflowError tooDeep) {
      throw unreadable(cell);
    } catch (RuntimeException broken) {
      // The compiler wraps whatever it cannot cope with.
      if (!(broken.getCause() instanceof StackOverflowError)) {
        throw broken;
      }
      throw unreadable(cell);
    }
  }

  private static CommandFailure unreadable(NotebookFile.CodeCell cell) {
    return CommandFailure.usage(
        "The parameters of "
            + cell
            + " cannot be found: an expression in it is nested too deeply. Give it to the cell in parts.");
  }

  private static Iterable<? extends CompilationUnitTree> parsed(String source) {
    String body = NOT_A_STATEMENT.matcher(source).replaceAll("");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                null,
                problem -> {},
                null,
                null,
                List.of(new Source("{" + body + "\n;}")));
    try {
      return task.parse();
    } catch (IOException e) {
      throw new IllegalStateException("it is in memory", e);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    Tree type = variable.getType();
    declared = type == null ? Optional.empty() : Optional.of(lastName(type.toString()));
    super.visitVariable(variable, null);
    declared = Optional.empty();
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (lastName(call.getMethodSelect().toString()).equals("param")
        && arguments.size() == 2
        && arguments.get(0) instanceof LiteralTree name
        && name.getValue() instanceof String text) {
      found.put(text, type(arguments.get(1)).or(() -> declared));
    }
    return super.visitMethodInvocation(call, null);
  }

  /** The type of a default, as far as it can be told from how it is written. */
  private static Optional<String> type(ExpressionTree value) {
    if (value instanceof LiteralTree literal && literal.getValue() != null) {
      Class<?> type = literal.getValue().getClass();
      return Optional.of(MethodType.methodType(type).unwrap().returnType().getSimpleName());
    }
    if (value instanceof UnaryTree negative) {
      return type(negative.getExpression());
    }
    if (value instanceof NewClassTree made) {
      return Optional.of(lastName(made.getIdentifier().toString()));
    }
    if (value instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree method) {
      return owner(method);
    }
    return value instanceof MemberSelectTree constant ? owner(constant) : Optional.empty();
  }

  /**
   * {@code LocalDate.now()} and {@code BigDecimal.TEN} are of the class that they are asked of;
   * {@code minusDays} and the like leave the type as it is.
   */
  private static Optional<String> owner(MemberSelectTree member) {
    if (member.getExpression() instanceof IdentifierTree type
        && Character.isUpperCase(type.getName().charAt(0))) {
      return Optional.of(type.getName().toString());
    }
    boolean same = member.getIdentifier().toString().matches("(plus|minus|with)\\p{Lu}\\w*");
    return same ? type(member.getExpression()) : Optional.empty();
  }

  private static String lastName(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** One cell as the body of a class's initializer. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String block) {
      super(URI.create("string:///Cell.java"), Kind.SOURCE);
      this.text = "class Cell {" + block + "}";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
