package io.mammoth.connectors.kernel.tables;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.NullDictionaryMap;

/**
 * Texts. Tablesaw keeps them in a dictionary and, where more of them differ than pay in one, plain:
 * it fills two dictionaries before it finds that out. Here it is known when the column is made.
 */
final class TextCells<R> implements Cells<R> {
  private final String name;
  private final @Nullable String[] texts;
  private final Function<R, @Nullable String> value;

  /** Null for a column that fits into a dictionary however much its texts differ. */
  private final @Nullable DifferentTexts different;

  private boolean some;

  TextCells(String name, int size, Function<R, @Nullable String> value) {
    this.name = name;
    this.texts = new @Nullable String[size];
    this.value = value;
    this.different = size > DifferentTexts.MOST ? new DifferentTexts(texts) : null;
  }

  @Override
  public void take(List<R> rows, int from, int to) {
    for (int i = from; i < to; i++) {
      texts[i] = value.apply(rows.get(i));
      some |= texts[i] != null;
    }
    if (different != null) {
      different.look(from, to);
    }
  }

  /** Whether one of the rows had a text. */
  boolean some() {
    return some;
  }

  @Override
  public StringColumn column() {
    StringColumn column = StringColumn.create(name);
    if (different != null && different.tooMany()) {
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
