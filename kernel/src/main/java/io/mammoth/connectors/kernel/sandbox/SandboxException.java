package io.mammoth.connectors.kernel.sandbox;

import org.jspecify.annotations.Nullable;

/** The sandbox could not start; the message is one sentence that says why and what to do. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
