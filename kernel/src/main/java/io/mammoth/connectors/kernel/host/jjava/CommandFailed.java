package io.mammoth.connectors.kernel.host.jjava;

/**
 * A command failed, with the failure's own message. An error, because JJava wraps an exception of a
 * magic twice, with the message and frames of its own each time.
 */
final class CommandFailed extends Error {
  private static final long serialVersionUID = 1L;

  CommandFailed(RuntimeException failure) {
    super(failure.getMessage(), null, false, true);
    setStackTrace(new StackTraceElement[0]);
  }
}
