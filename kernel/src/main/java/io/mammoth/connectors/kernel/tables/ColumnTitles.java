package io.mammoth.connectors.kernel.tables;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns' names as titles that are read: {@code price_per_month} as Price per month. */
public final class ColumnTitles {
  /** How Tablesaw names what it worked out: {@code Mean [price_per_month]}. */
  private static final Pattern SUMMARY = Pattern.compile("(.+) \\[(.+)]");

  private static final Map<String, String> WORDS =
      Map.of("id", "ID", "api", "API", "url", "URL", "auth", "sign-in", "disp", "display");

  private ColumnTitles() {}

  /** A copy of a table whose columns have titles to read; no two of them the same. */
  public static Table readable(Table table) {
    Table copy = table.copy();
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Column<?> column : copy.columns()) {
      column.setName(ColumnNames.free(taken, title(column.name())));
      taken.add(column.name());
    }
    return copy;
  }

  private static String title(String name) {
    Matcher summary = SUMMARY.matcher(name);
    String words = summary.matches() ? summary.group(1) + " " + summary.group(2) : name;
    StringBuilder title = new StringBuilder();
    for (String word : words.strip().split("[_\\s]+", -1)) {
      title.append(title.isEmpty() ? "" : " ").append(word(word, title.isEmpty()));
    }
    return title.isEmpty() ? name : title.toString();
  }

  private static String word(String word, boolean first) {
    String known = WORDS.getOrDefault(word, word);
    return first && !known.isEmpty()
        ? known.substring(0, 1).toUpperCase(Locale.ROOT) + known.substring(1)
        : known;
  }
}
