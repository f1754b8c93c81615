package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.Collection;
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
  private static final int LONGEST_NAME = 60;

  /**
   * One line of a card.
   *
   * @param value null when it is missing
   * @param accent whether it is set off from the others
   */
  public record Fact(String name, @Nullable String value, Accent accent) {}

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
    more.add(new Fact(name, value == null ? null : value.toString(), Accent.NONE));
    return new Card(title, more, remarks);
  }

  /** The card with the facts of these names set off from the others. */
  public Card accented(Collection<String> names, Accent accent) {
    return new Card(
        title,
        facts.stream()
            .map(f -> names.contains(f.name()) ? new Fact(f.name(), f.value(), accent) : f)
            .toList(),
        remarks);
  }

  /** The card with one more remark. */
  public Card remark(String sentence) {
    List<String> more = new ArrayList<>(remarks);
    more.add(sentence);
    return new Card(title, facts, more);
  }

  /** As HTML and text. What would make it larger than 256 KiB is counted, not shown. */
  public Rendering rendering() {
    return rendering(Limits.BYTES);
  }

  /** The same as a part of an output, within so many bytes. */
  public Rendering rendering(int bytes) {
    Card shown = fitting(bytes);
    return new Rendering(shown.html(), shown.text());
  }

  /** The facts as plain text, within the same limit. */
  @Override
  public String toString() {
    return fitting(Limits.BYTES).text();
  }

  private Card fitting(int bytes) {
    Budget budget = new Budget(bytes);
    List<String> sentences =
        remarks.stream()
            .takeWhile(sentence -> budget.takeRemark(Text.line(sentence, LONGEST_VALUE)))
            .toList();
    List<Fact> fit =
        facts.stream().takeWhile(f -> budget.takeLine(List.of(name(f), value(f)))).toList();
    Card shown = new Card(title, fit, sentences);
    return shown
        .left(remarks.size() - sentences.size(), " more remarks")
        .left(facts.size() - fit.size(), " more");
  }

  private Card left(int number, String what) {
    return number == 0 ? this : remark("… and " + number + what + ", which do not fit here.");
  }

  private String html() {
    StringBuilder html =
        new StringBuilder(
            "<div style=\"" + Style.FRAME + "\"><table style=\"" + Style.TABLE + "\">");
    html.append("<caption style=\"" + Style.CAPTION + "\">")
        .append(Html.escape(Text.line(title, LONGEST_VALUE)))
        .append("</caption><tbody>");
    for (Fact fact : facts) {
      html.append("<tr><th style=\"text-align:left;" + Style.FAINT + Style.WHOLE + "\">")
          .append(Html.escape(name(fact)))
          .append("</th><td style=\"text-align:left")
          .append(fact.value() == null ? ";" + Style.FAINT : ";")
          .append(fact.accent().style())
          .append("\">")
          .append(Html.escape(value(fact)))
          .append("</td></tr>");
    }
    html.append("</tbody></table>");
    for (String remark : remarks) {
      html.append("<div style=\"" + Style.BELOW + "\">")
          .append(Html.escape(Text.line(remark, LONGEST_VALUE)))
          .append("</div>");
    }
    return html.append("</div>").toString();
  }

  private static String name(Fact fact) {
    return Text.line(fact.name(), LONGEST_NAME);
  }

  private static String value(Fact fact) {
    String value =
        fact.value() == null ? TableView.MISSING : Text.line(fact.value(), LONGEST_VALUE);
    return fact.accent().sign() + value;
  }

  private String text() {
    int width = facts.stream().mapToInt(fact -> Text.width(name(fact))).max().orElse(0);
    StringJoiner text = new StringJoiner("\n");
    text.add(Text.line(title, LONGEST_VALUE));
    for (Fact fact : facts) {
      String blanks = " ".repeat(width - Text.width(name(fact)));
      text.add("  " + name(fact) + blanks + "  " + value(fact));
    }
    remarks.forEach(remark -> text.add(Text.line(remark, LONGEST_VALUE)));
    return text.toString();
  }
}
