package io.mammoth.connectors.kernel.display;

import java.util.Map;

/**
 * One thing to show, in forms of which every front end knows one.
 *
 * @param html a fragment without script, style sheet, fixed colour or link; empty where there is
 *     none
 * @param text the same facts as plain text
 * @param rich other forms by their media type: a map for JSON, Base64 for pictures
 */
public record Rendering(String html, String text, Map<String, Object> rich) {

  /** Copies the other forms. */
  public Rendering {
    rich = Map.copyOf(rich);
  }

  /** HTML and text. */
  public Rendering(String html, String text) {
    this(html, text, Map.of());
  }

  /** One faint line, on how something goes. */
  public static Rendering note(String sentence) {
    String line = Text.line(sentence, 500);
    String html =
        "<div style=\"" + Style.FAINT + Style.BELOW + "\">" + Html.escape(line) + "</div>";
    return new Rendering(html, line);
  }

  /** Forms that HTML would stand in the way of, and text. */
  public static Rendering rich(Map<String, Object> forms, String text) {
    return new Rendering("", text, forms);
  }
}
