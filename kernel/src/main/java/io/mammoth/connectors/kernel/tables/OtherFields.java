package io.mammoth.connectors.kernel.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The fields that the client does not know while they are taken from the rows: mostly none. */
final class OtherFields<R> {
  private final Function<R, Map<String, @Nullable Object>> fields;
  private final boolean nested;
  private final List<Flat> found = new ArrayList<>();

  /** How many rows went by since the last one that had such a field. */
  private int without;

  /** With what is inside of a field in columns of its own, or without. */
  OtherFields(Function<R, Map<String, @Nullable Object>> fields, boolean nested) {
    this.fields = fields;
    this.nested = nested;
  }

  void take(List<R> rows, int from, int to) {
    for (int i = from; i < to; i++) {
      Map<String, @Nullable Object> has = fields.apply(rows.get(i));
      if (has.isEmpty()) {
        without++;
      } else {
        fill();
        found.add(Flat.of(has, nested));
      }
    }
  }

  private void fill() {
    found.addAll(Collections.nCopies(without, Flat.NOTHING));
    without = 0;
  }

  void addTo(Table table) {
    if (!found.isEmpty()) {
      fill();
      OtherColumns.add(table, found);
    }
  }
}
