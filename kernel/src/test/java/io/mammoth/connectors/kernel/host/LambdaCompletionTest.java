package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.MammothClient;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab offers in a real JShell inside the lambdas that our overloaded methods take. */
final class LambdaCompletionTest {
  private static final List<String> OURS =
      List.of(
          "import tech.tablesaw.api.*;",
          "import io.mammoth.connectors.*;",
          "import static io.mammoth.connectors.kernel.notebook.Notebook.*;");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeEach
  void open() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    OURS.forEach(shell::eval);
    shell.eval(Connectors.class.getName() + " connectors = null;");
    shell.eval(MammothClient.class.getName() + " mammoth = null;");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private List<String> offered(String code) {
    String completable = new LambdaCompletion(shell, OURS).completable(code, code.length());
    assertEquals(code.length(), completable.length());
    return shell
        .sourceCodeAnalysis()
        .completionSuggestions(completable, completable.length(), new int[1])
        .stream()
        .map(Suggestion::continuation)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "connectors.update(connectors.named(\"x\"), c -> c. | pricePerMonth(",
        "connectors.update(connectors.named(\"a, b(\"), (c) -> c.clearD | clearDescription()",
        "Saved s = connectors.update(5, c -> { c.pr | pricePerMonth(",
        "connectors.update(5, c -> c.pricePerMonth(\"1\").cl | clearDescription()",
        "mammoth.connectors().update(5, c -> c.en | enabled(",
        "mammoth.profiles().create(\"x\", p -> p.clearD | clearDescription()",
        "mammoth.profiles().update(5, p -> p.na | name(",
        "raise(p -> p.numb | numberColumn(",
        "connectors.create(\"x\", c -> c.pr | pricePerMonth(",
      })
  void theMethodsOfTheLambdasParameterAreOffered(String code, String method) {
    assertTrue(offered(code).contains(method), () -> offered(code).toString());
  }

  @Test
  void otherCodeIsLeftAsItIs() {
    for (String code :
        List.of("", "conn", "x -> x.", "List.of(1).forEach(i -> i.", "\"->\".", "foo(x -> x.")) {
      assertEquals(code, new LambdaCompletion(shell, OURS).completable(code, code.length()));
    }
  }
}
