package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Status 401: the credentials are wrong, or no longer valid. */
public final class UnauthorizedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(
      String message, Answer answer, ErrorBody body, @Nullable Duration retryAfter) {
    super(message, answer, body, retryAfter);
  }
}
