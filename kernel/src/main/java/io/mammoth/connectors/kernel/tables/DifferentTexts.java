package io.mammoth.connectors.kernel.tables;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, while a long column's texts come in, whether more of them differ than Tablesaw's
 * dictionary holds. Until that is known, each text is kept once.
 *
 * <p>A text that is looked at has to come from memory. Where the first thousands all differ, one in
 * sixteen is looked at, and all of them, from the start, once a text comes again.
 */
final class DifferentTexts {
  /** As many different texts as Tablesaw's second dictionary holds. */
  static final int MOST = Short.MAX_VALUE - Short.MIN_VALUE - 1;

  private static final int FIRST = 4096;

  /** Spreads row numbers, so that no order of the texts meets the same rows again and again. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int ONE_IN_SIXTEEN = Integer.SIZE - 4;

  private final @Nullable String[] texts;

  private final Map<String, String> seen = new HashMap<>();

  private int missing;
  private boolean repeated;
  private boolean trusting;
  private boolean decided;
  private boolean tooMany;

  /** For the texts that will stand here. */
  DifferentTexts(@Nullable String[] texts) {
    this.texts = texts;
  }

  /** Whether Tablesaw would keep the texts plain, once all were looked at. */
  boolean tooMany() {
    int different = texts.length - missing;
    return decided ? tooMany : trusting && different > MOST && different > texts.length / 2;
  }

  /** Looks at the texts from one place on, before another. */
  void look(int from, int to) {
    for (int i = from; i < to && !decided; i++) {
      if (!trusting) {
        count(i);
        trusting = i == FIRST - 1 && !repeated;
      } else if (texts[i] == null) {
        missing++;
      } else if ((i * SPREAD) >>> ONE_IN_SIXTEEN == 0
          && seen.putIfAbsent(texts[i], texts[i]) != null) {
        countFromTheStart(i);
      }
    }
  }

  private void countFromTheStart(int last) {
    trusting = false;
    missing = 0;
    seen.clear();
    for (int i = 0; i <= last && !decided; i++) {
      count(i);
    }
  }

  private void count(int row) {
    String text = texts[row];
    if (text == null || text.isEmpty()) {
      missing++;
      texts[row] = null;
      return;
    }
    String same = seen.putIfAbsent(text, text);
    if (same != null) {
      repeated = true;
      texts[row] = same;
    }
    if (seen.size() > MOST) {
      // Now Tablesaw would look whether at least every second text is another one.
      tooMany = MOST + (missing > 0 ? 1 : 0) > row / 2.0;
      decided = true;
      seen.clear();
    }
  }
}
