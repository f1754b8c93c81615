package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Status 429: too many requests; {@link #retryAfter()} says how long to wait, when the service said
 * so.
 *
 * <pre>{@code
 * try {
 *   connectors.fetch();
 * } catch (RateLimitedException busy) {
 *   System.out.println("again in " + busy.retryAfter());
 * }
 * }</pre>
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(
      String message, Answer answer, ErrorBody body, @Nullable Duration retryAfter) {
    super(message, answer, body, retryAfter);
  }
}
