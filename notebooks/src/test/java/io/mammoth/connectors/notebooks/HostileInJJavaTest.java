package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.display.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A notebook full of what a hostile service says, from the real kernel, as a browser's parser reads
 * it; {@link BrowserTest} opens the same in Chromium.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInJJavaTest {
  private static final Set<String> ELEMENTS =
      Set.of("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span");

  private final HostileNotebook notebook = HostileNotebook.run();
  private final List<Document> parsed = notebook.html().stream().map(Jsoup::parse).toList();

  @Test
  void everyCellButTheFailingOnesWorks() {
    List<Cell> failed = notebook.cells().stream().filter(cell -> cell.error() != null).toList();
    assertEquals(2, failed.size(), failed::toString);
    for (Cell cell : failed) {
      assertEquals(1, cell.displays().size(), cell::toString);
    }
    assertTrue(parsed.size() > 150, () -> parsed.size() + " outputs");
  }

  @Test
  void noElementAndNoAttributeComesFromData() {
    for (Document output : parsed) {
      for (Element element : output.select("body *")) {
        assertTrue(ELEMENTS.contains(element.tagName()), element::outerHtml);
        for (Attribute attribute : element.attributes()) {
          assertEquals("style", attribute.getKey(), element::outerHtml);
          assertFalse(attribute.getValue().contains("url"), element::outerHtml);
        }
      }
    }
  }

  @Test
  void nothingReadsAsAFormula() {
    for (Document output : parsed) {
      for (TextNode node : output.body().nodeStream(TextNode.class).toList()) {
        String text = node.getWholeText();
        assertFalse(text.length() > 1 && text.matches("(?s).*[$\\\\`].*"), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"td", "th", "caption"})
  void eachTextIsThereToBeRead(String place) {
    Set<String> there =
        parsed.stream()
            .flatMap(output -> output.select(place).stream())
            .map(element -> element.wholeText().strip())
            .collect(Collectors.toSet());
    for (String text : notebook.texts()) {
      assertFalse(
          Collections.disjoint(there, HostileNotebook.shown(text)),
          () -> text + " is no " + place + " in " + there);
    }
  }

  /** The red lines below a card are the front end's, which makes links of what looks like one. */
  @Test
  void whatJJavaPrintsBelowACardHoldsNothingOfIt() {
    for (Cell cell : notebook.cells()) {
      Cell.CellError error = cell.error();
      if (error != null) {
        String trace = String.join("\n", error.trace());
        assertTrue(trace.contains("the card above says what happened"), trace);
        assertFalse(trace.contains("<"), trace);
      }
    }
  }

  @Test
  void noOutputIsLargerThanItMayBe() {
    for (Cell cell : notebook.cells()) {
      cell.shown().forEach(HostileInJJavaTest::isSmall);
    }
  }

  private static void isSmall(Map<String, Object> bundle) {
    for (String form : List.of("text/html", "text/plain")) {
      int bytes = String.valueOf(bundle.getOrDefault(form, "")).getBytes(UTF_8).length;
      assertTrue(bytes <= Limits.BYTES, () -> form + " has " + bytes + " bytes");
    }
  }
}
