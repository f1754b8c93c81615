package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are shown of many: from both ends towards the middle, as many as may be and fit.
 *
 * @param first the first ones
 * @param last the last ones
 */
record Ends(List<List<@Nullable String>> first, List<List<@Nullable String>> last) {

  static Ends of(int most, int count, IntFunction<List<@Nullable String>> rows, Budget budget) {
    Ends ends = new Ends(new ArrayList<>(), new ArrayList<>());
    boolean fits = true;
    while (fits && ends.shown() < Math.min(most, count)) {
      boolean atStart = ends.shown() % 2 == 0;
      int row = atStart ? ends.first.size() : count - 1 - ends.last.size();
      List<@Nullable String> cells = rows.apply(row);
      fits = budget.takeRow(cells);
      if (fits) {
        (atStart ? ends.first : ends.last).add(cells);
      }
    }
    Collections.reverse(ends.last);
    return ends;
  }

  int shown() {
    return first.size() + last.size();
  }

  /** The rows in order, an empty one for those between the ends. */
  List<List<@Nullable String>> of(int count) {
    List<List<@Nullable String>> rows = new ArrayList<>(first);
    if (shown() < count) {
      rows.add(List.of());
    }
    rows.addAll(last);
    return rows;
  }
}
