package io.mammoth.connectors.kernel.display;

/** Foreign text made inert for HTML. */
final class Html {
  private Html() {}

  /**
   * The text with nothing in it that a browser or JupyterLab's mathematics would act on. A dollar
   * sign or backslash stands in an element of its own: an entity alone would still begin a formula.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '$', '\\', '`' -> safe.append("<span>").append((char) c).append("</span>");
      default -> safe.append(Text.visible(c));
    }
  }
}
