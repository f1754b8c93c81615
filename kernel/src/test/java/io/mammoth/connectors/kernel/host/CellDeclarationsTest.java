package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is declared ahead of a cell, and what looking for it costs. */
final class CellDeclarationsTest {
  private final NotebookShell notebook = new NotebookShell();
  private final CellDeclarations declarations =
      new CellDeclarations(notebook.shell, NotebookShell.OURS);

  @AfterEach
  void close() {
    notebook.close();
  }

  private long snippets() {
    return notebook.shell.snippets().count();
  }

  @Test
  void aNameThatTheUserHasTakenBeforeIsLeftAlone() {
    notebook.run("int count = 4;");
    long before = snippets();
    declarations.declareFirst("int twice() { return 2 * count; }\nint count = 5;");
    assertEquals(before, snippets());
    assertEquals("4", notebook.run("count"));
  }

  @Test
  void aNameThatCodeOfTheCellUsesAsOursIsLeftAlone() {
    long before = snippets();
    declarations.declareFirst(
        "int size() { return rows(account).size(); }\nint all = size();\nString account = \"\";");
    assertEquals(before, snippets());
    assertEquals("2", notebook.run("rows(account).size()"));
  }

  @Test
  void whatIsUsedAfterCodeThatRunsIsDeclaredFirstAgain() {
    String cell = "int all = 1;\nint twice() { return 2 * count + 1; }\nint count = 2;\ntwice()";
    declarations.declareFirst(cell);
    assertEquals("5", notebook.run(cell));
  }

  @Test
  void aMagicOfTheKernelIsNoCode() {
    String cell = "int twice() { return 2 * count; }\n  %time count\nint count = 2;";
    declarations.declareFirst(cell);
    assertEquals("0", notebook.run("count"));
  }

  /** A text that counts how often a character of it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      reads += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      throw new AssertionError("what reads a copy is not counted");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int count = 0;\n",
        "void m() { int count = 0; rows(count); }\n",
        "String s = \"a long text in a cell\";\n",
        "\n",
        " ",
        "aaaaaaaaaaaaaaaaaaaa",
        "%time 1\n",
        "Pattern account <",
      })
  void aCellOfAMegabyteIsReadInOneGo(String line) {
    notebook.run("int count = 1; int account = 1; class Pattern {}");
    Counted cell = new Counted(line.repeat((1 << 20) / line.length()));
    assertEquals(false, declarations.isNeeded(cell));
    assertTrue(cell.reads < 50L * cell.length(), () -> cell.reads + " reads");
  }

  @Test
  void aNameThatComesAfterAMegabyteOfOtherCodeIsFound() {
    String cell =
        "int twice() { return 2 * count; }\n"
            + "int other = 1;\n".repeat(70_000)
            + "int count = 2;";
    assertTrue(declarations.isNeeded(cell));
    assertEquals(List.of(), notebook.told);
  }
}
