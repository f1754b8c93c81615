package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A few facts about one thing: a title, lines of name and value, and remarks below. Immutable.
 *
 * @param facts name and value of each line; a null value is missing
 * @param remarks sentences below them
 */
public record Card(String title, List<Fact> facts, List<String> remarks) {
  private static final int LONGEST_VALUE = 500;

  /**
   * One line of a card.
   *
   * @param value null when it is missing
   */
  public record Fact(String name, @Nullable String value) {}

  /** Copies the lists. */
  public Card {
    facts = List.copyOf(facts);
    remarks = List.copyOf(remarks);
  }

  /** A card without facts yet. */
  public static Card of(String title) {
    return new Card(title, List.of(), List.of());
  }

  /** The card with one more fact. */
  public Card with(String name, @Nullable Object value) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(name, value == null ? null : value.toString()));
    return new Card(title, more, remarks);
  }

  /** The card with one more remark. */
  public Card remark(String sentence) {
    List<String> more = new ArrayList<>(remarks);
    more.add(sentence);
    return new Card(title, facts, more);
  }

  /** As HTML and text. */
  public Rendering rendering() {
    return new Rendering(html(), toString());
  }

  private String html() {
    StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\"><table>");
    html.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold\">")
        .append(Html.escape(Text.line(title, LONGEST_VALUE)))
        .append("</caption><tbody>");
    for (Fact fact : facts) {
      html.append("<tr><th style=\"text-align:left;font-weight:normal;opacity:0.6\">")
          .append(Html.escape(fact.name()))
          .append("</th><td style=\"text-align:left\">")
          .append(Html.escape(value(fact)))
          .append("</td></tr>");
    }
    html.append("</tbody></table>");
    for (String remark : remarks) {
      html.append("<div>").append(Html.escape(Text.line(remark, LONGEST_VALUE))).append("</div>");
    }
    return html.append("</div>").toString();
  }

  private static String value(Fact fact) {
    return fact.value() == null ? "–" : Text.line(fact.value(), LONGEST_VALUE);
  }

  /** The facts as plain text. */
  @Override
  public String toString() {
    int width = facts.stream().mapToInt(fact -> Text.width(fact.name())).max().orElse(0);
    StringJoiner text = new StringJoiner("\n");
    text.add(Text.line(title, LONGEST_VALUE));
    for (Fact fact : facts) {
      String blanks = " ".repeat(width - Text.width(fact.name()));
      text.add("  " + fact.name() + blanks + "  " + value(fact));
    }
    remarks.forEach(remark -> text.add(Text.line(remark, LONGEST_VALUE)));
    return text.toString();
  }
}
