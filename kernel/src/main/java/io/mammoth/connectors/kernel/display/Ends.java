package io.mammoth.connectors.kernel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that are shown of many: from both ends towards the middle, as many as may be and fit.
 *
 * @param first the first ones
 * @param last the last ones
 */
record Ends(List<List<Cell>> first, List<List<Cell>> last) {

  static Ends of(int most, int count, IntFunction<List<Cell>> rows, Budget budget) {
    Ends ends = new Ends(new ArrayList<>(), new ArrayList<>());
    boolean fits = true;
    while (fits && ends.shown() < Math.min(most, count)) {
      boolean atStart = ends.shown() % 2 == 0;
      int row = atStart ? ends.first.size() : count - 1 - ends.last.size();
      List<Cell> cells = rows.apply(row);
      fits = budget.takeRow(cells.stream().map(Cell::text).toList());
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

  /** What the signs mean that are shown; empty where none is. */
  String legend() {
    return Stream.of(first, last)
        .flatMap(List::stream)
        .flatMap(List::stream)
        .map(Cell::accent)
        .filter(accent -> accent != Accent.NONE)
        .distinct()
        .sorted()
        .map(accent -> accent.sign() + accent.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The rows in order, an empty one for those between the ends. */
  List<List<Cell>> of(int count) {
    List<List<Cell>> rows = new ArrayList<>(first);
    if (shown() < count) {
      rows.add(List.of());
    }
    rows.addAll(last);
    return rows;
  }
}
