package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mistake is told: of a name of ours only where the mistake is about what it means. */
final class RefusedSnippetsTest {
  private final NotebookShell notebook = new NotebookShell();

  @AfterEach
  void close() {
    notebook.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Syntax
        "!pip load",
        "rows(account",
        "int x = count count;",
        "for (int i = 0; i < 3; i++ { rows(account); }",
        "String s = \"no end;",
        "Pattern p = Pattern.compile(\"a\"",
        "if (rows(account).isEmpty() { }",
        "import java.util.regex.Patern;",
        // A wrong name, or a wrong member of ours
        "row(account)",
        "rows(acount)",
        "Patern p = null;",
        "Pattern.compil(\"a\")",
        "account.nmae()",
        "Function<Pattern, String> f = Pattern::patern;",
        "rows(account).get(0).lenght()",
        // A wrong type that is no name of ours
        "int number = rows(account);",
        "Pattern p = \"a\";",
        "int x = \"1\";",
        "Pattern p = Pattern.compile(1);",
        "rows(account).forEach(r -> { int x = r; });",
        "load(rows(account).size() > 0 ? \"\".length() + \"\" : missing);",
        "rows(account).get(\"0\")",
        "String s = rows(account).get(0).charAt(0);",
        // Java's rules
        "throw new Exception(account);",
        "final int y; y++;",
        "int twice = 1; int twice() { }",
      })
  void aPlainMistakeIsLeftToJava(String mistake) {
    notebook.run(mistake);
    assertEquals(List.of(), notebook.told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count = 5; | count",
        "int least = count + 1; | count",
        "int least() { return count; } | count",
        "rows(2, 3) | rows",
        "load(5) | load",
        "for (int each : account) { } | account",
        "count[0] | count",
        "new Pattern(4) | Pattern",
      })
  void aNameThatMeansOursIsTold(String mistake, String name) {
    notebook.run(mistake);
    assertEquals(1, notebook.told.size(), notebook.told::toString);
    String line = notebook.told.get(0);
    assertTrue(line.startsWith(name + " is "), line);
    assertTrue(line.contains("If you mean a name of your own, declare it first"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows(2, 3)", "load(5)"})
  void aMethodOfOursSaysWhereItsArgumentsAreFound(String call) {
    notebook.run(call);
    String line = notebook.told.get(0);
    String name = call.substring(0, call.indexOf('('));
    assertTrue(line.contains(": help(\"" + name + "\") says how it is called."), line);
  }

  /** The host tells it, as it does where a kernel refuses the line by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"%%mammoth list", "%% mammoth list", "% mammoth list"})
  void aWrongFormOfTheMagicGoesToTheHostAsAFailure(String line) {
    List<String> failures = new ArrayList<>();
    new KernelShell(notebook.shell).onFailure(message -> failures.add(String.valueOf(message)));
    notebook.shell.eval(line);
    assertEquals(List.of(), notebook.told);
    assertEquals(List.of(line), failures);
  }
}
