package io.mammoth.connectors.kernel.display;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** Several things one below the other; each keeps within its share of the bytes. */
  public static Rendering joined(List<Rendering> parts) {
    return new Rendering(
        parts.stream().map(Rendering::html).collect(Collectors.joining()),
        parts.stream().map(Rendering::text).collect(Collectors.joining("\n\n")));
  }

  /** Forms that HTML would stand in the way of, and text. */
  public static Rendering rich(Map<String, Object> forms, String text) {
    return new Rendering("", text, forms);
  }
}
