package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Status 400: the service found something wrong with what was sent; {@link #detail()} and {@link
 * #extra()} say what.
 */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(
      String message, Answer answer, ErrorBody body, @Nullable Duration retryAfter) {
    super(message, answer, body, retryAfter);
  }
}
