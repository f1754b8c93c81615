package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a service sends is read in a notebook, and does nothing there. */
final class HostileTextTest {
  private static final int CELL = Limits.STANDARD.characters();

  static Stream<String> texts() {
    return Stream.concat(HostileTexts.ALL.stream(), Stream.of(HostileTexts.LONG));
  }

  private static Html5 table(String title, String name, String value) {
    Table table = Table.create(title, StringColumn.create(name, value));
    return Html5.of(TableView.of(table, Limits.STANDARD));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aCellIsText(String text) {
    Html5 shown = table("t", "c", text);
    assertEquals(Text.line(text, CELL), shown.one("td"));
    assertEquals(Text.line(text, CELL).stripTrailing(), shown.lines().get(3));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aHeaderIsText(String text) {
    Html5 shown = table("t", text, "v");
    // Tablesaw itself trims the names of columns.
    assertEquals(Text.line(text.trim(), CELL), shown.all("th").get(0));
    assertEquals(Text.line(text.trim(), CELL), shown.lines().get(1));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aCaptionIsText(String text) {
    Html5 shown = table(text, "c", "v");
    assertEquals(Text.line(text, 200), shown.one("caption"));
    assertEquals(Text.line(text, 200), shown.lines().get(0));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyPartOfACardIsText(String text) {
    Html5 shown = Html5.of(Card.of(text).with(text, text).remark(text).rendering());
    assertEquals(Text.line(text, 500), shown.one("caption"));
    assertEquals(Text.line(text, 60), shown.one("th"));
    assertEquals(Text.line(text, 500), shown.one("td"));
    assertEquals(Text.line(text, 500), shown.one("div > div"));
    String fact = "  " + Text.line(text, 60) + "  " + Text.line(text, 500);
    assertEquals(List.of(Text.line(text, 500), fact, Text.line(text, 500)), shown.lines());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aFooterIsText(String text) {
    Table table = Table.create("t", StringColumn.create("c", "v"));
    Html5 shown = Html5.of(TableView.of(table, Limits.STANDARD, text));
    String footer = "1 row × 1 column; " + Text.line(text, 500);
    assertEquals(footer, shown.footer());
    assertEquals(footer, shown.lines().get(4));
  }

  /** JupyterLab looks for formulas in one text node at a time. */
  @ParameterizedTest
  @MethodSource("texts")
  void nothingReadsAsAFormula(String text) {
    for (TextNode node : table(text, text, text).body().nodeStream(TextNode.class).toList()) {
      String part = node.getWholeText();
      assertFalse(part.length() > 1 && part.matches("(?s).*[$\\\\`].*"), part);
    }
  }

  @Test
  void whatCannotBeSeenIsMadeVisible() {
    assertEquals(
        "a\\u001b[31m↵⇥\\u202e\\u0000\\ud83d\\ue0041",
        visible("a\u001b[31m\n\t\u202E\0\uD83D\uDB40\uDC41"));
    assertEquals("naïve 日本 \uD83D\uDE00 – ½", visible("naïve 日本 \uD83D\uDE00 – ½"));
  }

  private static String visible(String text) {
    return Text.line(text, 100);
  }

  @Test
  void whatIsTooLongEndsInAnEllipsis() {
    assertEquals("ab…", Text.line("abcd", 3));
    assertEquals("abc", Text.line("abc", 3));
    assertEquals("\uD83D\uDE00\uD83D\uDE00…", Text.line("\uD83D\uDE00".repeat(4), 3));
    assertTrue(table("t", "c", HostileTexts.LONG).one("td").endsWith("…"));
  }
}
