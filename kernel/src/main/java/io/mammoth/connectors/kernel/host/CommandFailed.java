package io.mammoth.connectors.kernel.host;

/**
 * A command failed, with the failure's own message. An error, because kernels wrap an exception of
 * a magic, JJava even twice, with words and frames of their own each time.
 */
final class CommandFailed extends Error {
  private static final long serialVersionUID = 1L;

  CommandFailed(RuntimeException failure) {
    super(failure.getMessage(), null, false, true);
    setStackTrace(new StackTraceElement[0]);
  }
}
