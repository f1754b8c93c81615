package io.mammoth.connectors.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What an output may still grow by, so that neither its HTML nor its text exceeds its bytes. Counts
 * from above: an output may come out smaller than was reckoned.
 */
final class Budget {
  /** More than the tags and the style around one cell. */
  private static final int AROUND = 100;

  /** Two lines of heads and the gap between rows. */
  private static final int LINES_OF_HEADS = 3;

  private static final int SPACE_BETWEEN = 2;

  /** Kept free for title, footer, and what stands around everything. */
  private static final int FRAME = 16 * 1024;

  private final int bytes;
  private int[] widths = {};
  private int lines = LINES_OF_HEADS;
  private long html = FRAME;
  private long text = FRAME;

  Budget(int bytes) {
    this.bytes = bytes;
  }

  /** Takes one more column with its heads, when half of everything is still left for the rows. */
  boolean takeColumn(List<String> heads) {
    int[] wider = Arrays.copyOf(widths, widths.length + 1);
    heads.forEach(head -> widen(wider, widths.length, head));
    long more = LINES_OF_HEADS * AROUND + htmlOf(heads);
    return take(more, textOf(heads), wider, lines, bytes / 2);
  }

  /** Takes one more row, when it fits. */
  boolean takeRow(List<String> cells) {
    int[] wider = widths.clone();
    for (int i = 0; i < wider.length; i++) {
      widen(wider, i, cells.get(i));
    }
    long more = (1L + wider.length) * AROUND + htmlOf(cells);
    return take(more, textOf(cells), wider, lines + 1, bytes);
  }

  /** Takes one more line of text that has a place of its own. */
  boolean takeLine(List<String> cells) {
    long around = (1L + cells.size()) * AROUND;
    return take(around + htmlOf(cells), around + textOf(cells), widths, lines, bytes);
  }

  /** The same for a remark, of which there are never so many that half of everything is taken. */
  boolean takeRemark(String line) {
    long around = 2L * AROUND;
    return take(
        around + htmlOf(List.of(line)), around + textOf(List.of(line)), widths, lines, bytes / 2);
  }

  private boolean take(long moreHtml, long moreText, int[] wider, int moreLines, int most) {
    // In the text every cell is as wide as the widest of its column.
    long line = Arrays.stream(wider).asLongStream().sum() + (long) SPACE_BETWEEN * wider.length + 1;
    if (html + moreHtml > most || text + moreText + line * moreLines > most) {
      return false;
    }
    html += moreHtml;
    text += moreText;
    widths = wider;
    lines = moreLines;
    return true;
  }

  private static void widen(int[] widths, int column, String text) {
    widths[column] = Math.max(widths[column], Text.width(text));
  }

  private static long htmlOf(List<String> cells) {
    return cells.stream().mapToLong(cell -> length(Html.escape(cell))).sum();
  }

  private static long textOf(List<String> cells) {
    return cells.stream().mapToLong(Budget::length).sum();
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
