package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.MagicHint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is printed in red under a cell that failed: short where the card above says the same and
 * more. Class and message travel whole beside it, for those who run notebooks without a screen.
 */
final class BriefErrors {
  /** Of the one kernel that a process can have. */
  static final BriefErrors OF_THIS_KERNEL = new BriefErrors();

  /** Colours, and the bar before what fails while a result is drawn. */
  private static final Pattern BEGIN =
      Pattern.compile("^(?:\u001b\\[[0-9;]*m)*(?:\\| +)?(?:\u001b\\[[0-9;]*m)*");

  private volatile String whole = "";
  private volatile @Nullable String brief;

  private BriefErrors() {}

  /** What replaces this message under the cell that runs; null leaves the message as it is. */
  void next(String message, @Nullable String instead) {
    whole = message;
    brief = instead;
  }

  /** Another cell begins. */
  void clear() {
    brief = null;
  }

  /** The lines with the message replaced. */
  List<String> in(List<String> lines) {
    String instead = brief;
    if (MagicHint.BRIEF.equals(instead)) {
      return List.of(instead);
    }
    return instead == null ? lines : lines.stream().map(line -> in(line, instead)).toList();
  }

  private String in(String line, String instead) {
    String message = ": " + whole;
    int at = line.indexOf(message);
    Matcher begin = BEGIN.matcher(line);
    return at < 0 || !begin.find() || line.substring(begin.end(), at).contains(" ")
        ? line
        : begin.group() + instead + line.substring(at + message.length());
  }
}
