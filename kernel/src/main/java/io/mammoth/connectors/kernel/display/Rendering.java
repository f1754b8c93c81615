package io.mammoth.connectors.kernel.display;

/**
 * One thing to show, in the two forms that every front end knows one of.
 *
 * @param html a fragment without script, style sheet, fixed colour or link
 * @param text the same facts as plain text
 */
public record Rendering(String html, String text) {

  /** One under the other. */
  public Rendering then(Rendering below) {
    return new Rendering("<div>" + html + below.html + "</div>", text + "\n" + below.text);
  }
}
