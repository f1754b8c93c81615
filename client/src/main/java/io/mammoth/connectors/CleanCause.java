package io.mammoth.connectors;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * What broke, for the cause of an exception: without messages that repeat a credential, which a
 * server can bring about by a malformed answer.
 */
final class CleanCause {
  private CleanCause() {}

  static @Nullable Throwable of(@Nullable Throwable cause, Credentials credentials) {
    if (cause == null || !repeats(cause, credentials)) {
      return cause;
    }
    IOException standIn =
        new IOException(cause.getClass().getName() + ", whose message repeated a credential");
    standIn.setStackTrace(cause.getStackTrace());
    return standIn;
  }

  private static boolean repeats(Throwable cause, Credentials credentials) {
    StringWriter everything = new StringWriter();
    cause.printStackTrace(new PrintWriter(everything));
    String text = everything.toString();
    return !credentials.maskIn(text).equals(text);
  }
}
