package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Status 403: the credentials are right but may not do this; subscription calls are meant for
 * administrators.
 */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(String message, Answer answer, ErrorBody body, @Nullable Duration retryAfter) {
    super(message, answer, body, retryAfter);
  }
}
