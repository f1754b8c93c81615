package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Status 404: there is no such connector, key or workspace, or these credentials may not see it.
 */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(String message, Answer answer, ErrorBody body, @Nullable Duration retryAfter) {
    super(message, answer, body, retryAfter);
  }
}
