package io.mammoth.connectors.kernel.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.NullDictionaryMap;

/**
 * Columns of more different texts than pay in a dictionary. Tablesaw fills two dictionaries before
 * it finds that out and keeps the plain texts; here that is known beforehand.
 */
final class ManyTexts {
  /** As many different texts as Tablesaw's second dictionary holds. */
  private static final int MOST = Short.MAX_VALUE - Short.MIN_VALUE - 1;

  private ManyTexts() {}

  /** Whether Tablesaw would end up with the plain texts of these rows; null is missing. */
  static <R> boolean differ(List<R> rows, Function<R, @Nullable String> value) {
    Set<String> seen = new HashSet<>();
    int missing = 0;
    int before = 0;
    for (R row : rows) {
      if (seen.size() + rows.size() - before <= MOST) {
        return false;
      }
      String text = value.apply(row);
      if (text == null || text.isEmpty()) {
        missing = 1;
      } else if (seen.add(text) && seen.size() > MOST) {
        return MOST + missing > before / 2.0;
      }
      before++;
    }
    return false;
  }

  /** An empty column of plain texts. */
  static StringColumn column(String name) {
    return StringColumn.createInternal(
        name, new NullDictionaryMap(StringColumn.create(name).getDictionary()));
  }
}
