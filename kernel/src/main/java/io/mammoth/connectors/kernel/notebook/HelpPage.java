package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.ConnectorChanges;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.chart.Chart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Javadoc of a name says, in kernels and shells that do not show it themselves. */
final class HelpPage {
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*public (?:static |final |abstract )*"
              + "(?<declared>[^;{=]*?\\b(?<name>\\w+)(?:\\([^{;]*?\\))?)\\s*[{;=]",
          Pattern.DOTALL);

  private HelpPage() {}

  /**
   * One name: each way to call it, and what it does.
   *
   * @param others names that could have been meant as well
   */
  static Card of(String name, Collection<String> others) {
    String wanted = name.replaceAll("^(connectors|mammoth|Notebook)\\.|\\(.*$", "");
    Card card = Card.of(wanted);
    Set<String> names = new TreeSet<>(others);
    for (Class<?> type : documented().toList()) {
      Matcher found = DOCUMENTED.matcher(Sources.OURS.of(type));
      while (found.find()) {
        names.add(found.group("name"));
        card = found.group("name").equals(wanted) ? add(card, found) : card;
      }
      if (!card.facts().isEmpty()) {
        return card;
      }
    }
    throw new ConfigurationException(
        "There is no help about " + wanted + ". " + Suggestion.of(wanted, names));
  }

  /** A notebook's own names first, then those of what it hands out. */
  private static Stream<Class<?>> documented() {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> c = Notebook.class; c != null && c != Object.class; c = c.getSuperclass()) {
      types.add(c);
    }
    types.addAll(
        List.of(
            Connectors.class,
            ConnectorQuery.class,
            ConnectorChanges.class,
            MammothClient.class,
            Chart.class));
    return types.stream();
  }

  private static Card add(Card card, Matcher found) {
    return card.with(oneLine(found.group("declared")), plain(found.group("doc")));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("@Nullable ", "").strip();
  }

  /** Javadoc without its signs. */
  private static String plain(String javadoc) {
    return oneLine(
        javadoc
            .replaceAll("(?m)^\\s*\\* ?", "")
            .replaceAll("(?s)\\{@(?:code|link|literal)\\s+#?(.*?)}", "$1")
            .replaceAll("</?\\w+>", " ")
            .replaceAll("@(param|throws|return)\\b", "— $1"));
  }
}
