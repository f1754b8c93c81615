package io.mammoth.connectors.kernel.host;

import java.util.Arrays;

/** The lines of a stack trace that are the user's own. */
final class CellFrames {
  private static final String OURS = "io.mammoth.connectors.";

  private CellFrames() {}

  /** Whether code of ours threw it: then only the cell's own lines help. */
  static boolean isOurs(StackTraceElement[] frames) {
    return frames.length > 0 && frames[0].getClassName().startsWith(OURS);
  }

  /** Those that JShell numbers: {@code #7:1} is the first line of the seventh piece of code. */
  static StackTraceElement[] of(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> frame.getFileName() != null && frame.getFileName().startsWith("#"))
        .toArray(StackTraceElement[]::new);
  }
}
