package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.LineMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates cells as IJava does: start-up lines before the first cell, the value of a bare magic
 * dropped, of an exception the message only.
 */
public final class JavaKernel extends BaseKernel {
  private final Magics magics = new Magics();
  private final MagicParser parser = new MagicParser("(?<=(?:^|=))\\s*%", "%%");
  private final KeptValues values = new KeptValues();
  private final CodeEvaluator evaluator =
      new CodeEvaluator(JShell.builder().executionEngine(values, Map.of()).out(System.out).build());
  private final Deque<String> startUp = new ArrayDeque<>();

  JavaKernel(Map<String, String> environment) {
    String classPath = environment.getOrDefault("IJAVA_CLASSPATH", "");
    if (!classPath.isEmpty()) {
      evaluator.getShell().addToClasspath(classPath);
    }
    startUp.add(
        "import java.util.*; import java.io.*; import java.math.*; import java.net.*;"
            + " import java.util.concurrent.*; import java.util.regex.*;"
            + " import static io.github.spencerpark.ijava.IJava.*;");
    startUp.add(environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""));
  }

  /**
   * What has the shell, here as there.
   *
   * @param getShell the shell
   */
  public record CodeEvaluator(JShell getShell) {}

  /** Where magics are registered. */
  public Magics getMagics() {
    return magics;
  }

  @Override
  public @Nullable DisplayData eval(String cell) throws Exception {
    while (!startUp.isEmpty()) {
      all(startUp.remove());
    }
    Object value = all(parser.transformLineMagics(cell, JavaKernel::call));
    return value == null ? null : getRenderer().render(value);
  }

  private static String call(LineMagicParseContext magic) {
    String words =
        magic.getMagicCall().getArgs().stream()
            .map(JavaKernel::quoted)
            .collect(Collectors.joining(","));
    String name = quoted(magic.getMagicCall().getName());
    return String.format(Locale.ROOT, "lineMagic(%s,List.of(%s));{};", name, words);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private @Nullable Object all(String source) throws Exception {
    Object last = null;
    String left = source;
    while (!left.isBlank()) {
      CompletionInfo next = evaluator.getShell().sourceCodeAnalysis().analyzeCompletion(left);
      last = one(next.source() == null ? left : next.source());
      left = next.remaining() == null ? "" : next.remaining();
    }
    return last;
  }

  private @Nullable Object one(String source) throws Exception {
    Object value = null;
    for (SnippetEvent event : evaluator.getShell().eval(source)) {
      JShellException failure = event.exception();
      if (failure != null) {
        throw failure;
      }
      boolean asked = event.causeSnippet() == null;
      if (asked && !event.status().isDefined()) {
        throw new IllegalArgumentException("cannot compile: " + problems(event.snippet()));
      }
      value = asked && hasValue(event.snippet()) ? values.last() : value;
    }
    return value;
  }

  private String problems(Snippet snippet) {
    return evaluator
        .getShell()
        .diagnostics(snippet)
        .map(d -> d.getMessage(Locale.ROOT))
        .toList()
        .toString();
  }

  private static boolean hasValue(Snippet snippet) {
    return List.of(
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
        .contains(snippet.subKind());
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").fileExtension(".java").build();
  }
}
