package io.mammoth.connectors.kernel.host;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * Completion inside a lambda that is given to an overloaded method of ours. The compiler does not
 * know the type of its parameter while the call is incomplete, so JShell offers nothing; with the
 * parameter declared as a variable, it does.
 */
public final class LambdaCompletion {
  private static final Pattern LAMBDA =
      Pattern.compile("(?:\\(\\s*([A-Za-z_$][\\w$]*)\\s*\\)|([A-Za-z_$][\\w$]*))\\s*->");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*$");
  private static final String OURS = "io.mammoth.connectors.";

  private final JShell shell;
  private final OwnNames ours;

  /** For code in this JShell, into which these imports bring our names. */
  public LambdaCompletion(JShell shell, List<String> imports) {
    this.shell = shell;
    this.ours = new OwnNames(shell, imports);
  }

  /** The code to complete in place of this: as long, so that positions stay what they are. */
  public String completable(String code, int cursor) {
    try {
      String head = code.substring(0, Math.max(0, Math.min(cursor, code.length())));
      MatchResult lambda = LAMBDA.matcher(head).results().reduce((one, last) -> last).orElse(null);
      if (lambda == null || isCompletable(code, cursor)) {
        return code;
      }
      String declared = declaration(head, lambda);
      return declared == null ? code : declared + code.substring(lambda.end());
    } catch (RuntimeException | Error failure) {
      System.getLogger(LambdaCompletion.class.getName())
          .log(System.Logger.Level.DEBUG, "completed as it is", failure);
      return code;
    }
  }

  private boolean isCompletable(String code, int cursor) {
    return !shell.sourceCodeAnalysis().completionSuggestions(code, cursor, new int[1]).isEmpty();
  }

  private @Nullable String declaration(String head, MatchResult lambda) {
    Call call = Call.around(head.substring(0, lambda.start()));
    Set<Type> types = call == null ? Set.of() : methods(call).collect(toSet());
    if (types.size() != 1) {
      return null;
    }
    String type = SourceType.of(types.iterator().next());
    String parameter = lambda.group(1) == null ? lambda.group(2) : lambda.group(1);
    return Stream.of(type, type.substring(type.lastIndexOf('.') + 1))
        .map(name -> "{" + name + " " + parameter + ";")
        .filter(line -> line.length() <= lambda.end())
        .map(line -> " ".repeat(lambda.end() - line.length()) + line)
        .findFirst()
        .orElse(null);
  }

  /** The types that the parameter of the lambda has in the methods that the call can mean. */
  private Stream<Type> methods(Call call) {
    Stream<Method> methods =
        call.receiver().isEmpty()
            ? ours.methods(call.method())
            : Arrays.stream(type(call.receiver()).getMethods())
                .filter(each -> each.getName().equals(call.method()));
    return methods
        .filter(each -> each.getParameterCount() > call.argument())
        .map(each -> each.getGenericParameterTypes()[call.argument()])
        .filter(ParameterizedType.class::isInstance)
        .map(each -> ((ParameterizedType) each).getActualTypeArguments()[0])
        .filter(Class.class::isInstance);
  }

  private Class<?> type(String expression) {
    SourceCodeAnalysis java = shell.sourceCodeAnalysis();
    String name = String.valueOf(java.analyzeType(expression, expression.length()));
    try {
      return Class.forName(
          name.contains(".") ? name : OURS + name, false, LambdaCompletion.class.getClassLoader());
    } catch (ClassNotFoundException notOurs) {
      return Void.class;
    }
  }

  /**
   * A call that is not closed yet.
   *
   * @param receiver the expression before the dot; empty where there is none
   * @param argument which of its arguments is being written, from 0
   */
  private record Call(String receiver, String method, int argument) {

    static @Nullable Call around(String code) {
      Deque<int[]> open = new ArrayDeque<>();
      for (int at = 0; at < code.length(); at++) {
        char c = code.charAt(at);
        if (c == '"' || c == '\'') {
          at = afterLiteral(code, at);
        } else if ("([{".indexOf(c) >= 0) {
          open.push(new int[] {at, 0});
        } else if (")]}".indexOf(c) >= 0 && !open.isEmpty()) {
          open.pop();
        } else if (c == ',' && !open.isEmpty()) {
          open.element()[1]++;
        }
      }
      return open.isEmpty() ? null : of(code.substring(0, open.element()[0]), open.element()[1]);
    }

    private static int afterLiteral(String code, int start) {
      int at = start + 1;
      while (at < code.length() && code.charAt(at) != code.charAt(start)) {
        at += code.charAt(at) == '\\' ? 2 : 1;
      }
      return at;
    }

    private static @Nullable Call of(String code, int argument) {
      Matcher method = NAME.matcher(code);
      if (!method.find()) {
        return null;
      }
      String before = code.substring(0, method.start());
      String receiver =
          before.endsWith(".") ? expression(before.substring(0, before.length() - 1)) : "";
      return new Call(receiver, method.group(), argument);
    }

    /** What ends here: names, dots, and whatever is in brackets. */
    private static String expression(String code) {
      int depth = 0;
      int at = code.length();
      while (at > 0) {
        char c = code.charAt(at - 1);
        depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
        boolean isPart = depth > 0 || c == '.' || c == '(' || c == '[';
        if (depth < 0 || (!isPart && !Character.isJavaIdentifierPart(c))) {
          break;
        }
        at--;
      }
      return code.substring(at);
    }
  }
}
