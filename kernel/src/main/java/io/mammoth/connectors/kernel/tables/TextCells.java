package io.mammoth.connectors.kernel.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.NullDictionaryMap;

/**
 * Texts. Tablesaw keeps them in a dictionary and, where more of them differ than pay in one, plain:
 * it fills two dictionaries before it finds that out. Here it is known when the column is made.
 */
final class TextCells<R> implements Cells<R> {
  /** As many different texts as Tablesaw's second dictionary holds. */
  private static final int MOST = Short.MAX_VALUE - Short.MIN_VALUE - 1;

  private final String name;
  private final @Nullable String[] texts;
  private final Function<R, @Nullable String> value;

  /**
   * Each text once, so that the texts that stay are few; empty where nothing is to be found out.
   */
  private final Map<String, String> seen = new HashMap<>();

  private boolean counting;
  private boolean plain;
  private boolean missing;

  TextCells(String name, int size, Function<R, @Nullable String> value) {
    this.name = name;
    this.texts = new @Nullable String[size];
    this.value = value;
    this.counting = size > MOST;
  }

  @Override
  public void take(List<R> rows, int from, int to) {
    for (int i = from; i < to; i++) {
      String text = value.apply(rows.get(i));
      texts[i] = counting ? counted(text, i) : text;
    }
  }

  private @Nullable String counted(@Nullable String text, int before) {
    if (text == null || text.isEmpty()) {
      missing = true;
      return null;
    }
    String same = seen.putIfAbsent(text, text);
    if (seen.size() > MOST) {
      // Now Tablesaw would look whether at least every second text is another one.
      plain = MOST + (missing ? 1 : 0) > before / 2.0;
      counting = false;
      seen.clear();
    }
    return same == null ? text : same;
  }

  @Override
  public StringColumn column() {
    StringColumn column = StringColumn.create(name);
    if (plain) {
      column = StringColumn.createInternal(name, new NullDictionaryMap(column.getDictionary()));
    }
    for (String text : texts) {
      if (text == null) {
        column.appendMissing();
      } else {
        column.append(text);
      }
    }
    return column;
  }
}
