package io.mammoth.connectors.kernel.display;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Makes a table fit lines of a given length: shorter cells first, then fewer columns. */
final class Narrow {
  private static final int[] CHARACTERS = {40, 30, 24, 18};
  private static final int LEAST = CHARACTERS[CHARACTERS.length - 1];

  private Narrow() {}

  /** What fits of a table; its first column, cut, where nothing does. */
  static Grid fitting(
      Grid whole, Limits limits, Function<Limits, Grid> less, ToIntFunction<Grid> width) {
    if (width.applyAsInt(whole) <= limits.width()) {
      return whole;
    }
    for (int characters : CHARACTERS) {
      Grid shorter = less.apply(limits.less(whole.heads().size(), characters));
      if (width.applyAsInt(shorter) <= limits.width()) {
        return shorter;
      }
    }
    Grid fewer = whole;
    for (int columns = whole.heads().size() - 1; columns > 0; columns--) {
      fewer = less.apply(limits.less(columns, LEAST));
      if (width.applyAsInt(fewer) <= limits.width()) {
        return fewer;
      }
    }
    return fewer;
  }
}
