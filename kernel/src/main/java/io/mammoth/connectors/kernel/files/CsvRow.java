package io.mammoth.connectors.kernel.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line where it begins, counted from 1
 * @param values null where there is nothing, not even an empty text
 */
public record CsvRow(int line, List<@Nullable String> values) {
  /** Copies the values. */
  public CsvRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
