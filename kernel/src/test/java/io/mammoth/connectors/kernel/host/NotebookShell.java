package io.mammoth.connectors.kernel.host;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A real JShell with names of ours in it: {@link OurNames} and the package {@code java.util.regex}
 * play their part.
 */
final class NotebookShell implements AutoCloseable {
  static final List<String> OURS =
      List.of("import java.util.regex.*;", "import static " + OurNames.class.getName() + ".*;");

  /** What the user was told. */
  final List<String> told = new ArrayList<>();

  final JShell shell = JShell.builder().executionEngine("local").build();

  NotebookShell() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    for (String place : List.of("java.util.*", "java.util.function.*")) {
      run("import " + place + ";");
    }
    OURS.forEach(this::run);
    new KernelShell(shell).yieldNames(OURS, told::add);
  }

  /** Runs a cell as a kernel does, snippet by snippet, and says what the last one gave. */
  String run(String cell) {
    String last = "";
    CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(cell);
    while (next.completeness().isComplete()) {
      SnippetEvent event = shell.eval(next.source().strip()).get(0);
      if (event.status() == Status.REJECTED || event.exception() != null) {
        return "failed: " + event.exception();
      }
      last = String.valueOf(event.value());
      next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
    }
    return last;
  }

  @Override
  public void close() {
    shell.close();
  }
}
