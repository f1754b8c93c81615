package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** A rendering as a browser's parser reads it, after it was held against the rules for all. */
record Html5(Element body, String text) {
  private static final Set<String> ELEMENTS =
      Set.of("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span");
  private static final Pattern STYLE =
      Pattern.compile(
          "(overflow-x:auto|font-size:0.93em|margin:0 0 4px 0|white-space:nowrap|caption-side:top|text-align:(left|right)|font-weight:(bold|normal)"
              + "|opacity:0\\.65|min-width:15em|padding:(4px|0) 0.5em|background-color:rgba\\(\\d+,\\d+,\\d+,0\\.\\d+\\)|;)+");

  static Html5 of(Rendering rendering) {
    Element body = Jsoup.parse(rendering.html()).body();
    for (Element element : body.select("body *")) {
      assertTrue(ELEMENTS.contains(element.tagName()), element::tagName);
      for (Attribute attribute : element.attributes()) {
        assertEquals("style", attribute.getKey(), element::outerHtml);
        assertTrue(STYLE.matcher(attribute.getValue()).matches(), attribute::getValue);
      }
    }
    assertTrue(bytes(rendering.html()) <= Limits.BYTES, "HTML beyond its limit");
    assertTrue(bytes(rendering.text()) <= Limits.BYTES, "text beyond its limit");
    assertTrue(rendering.text().chars().noneMatch(Html5::acts), rendering::text);
    return new Html5(body, rendering.text());
  }

  private static boolean acts(int c) {
    return c != '\n' && Character.isISOControl(c);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text of each element that the query selects, blanks as they are. */
  List<String> all(String query) {
    return body.select(query).stream().map(Element::wholeText).toList();
  }

  String one(String query) {
    List<String> found = all(query);
    assertEquals(1, found.size(), () -> query + ": " + found);
    return found.get(0);
  }

  /** What stands below the table. */
  String footer() {
    return one("table + div");
  }

  List<String> lines() {
    return text.lines().toList();
  }
}
