package io.mammoth.connectors;

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

  RateLimitedException(String message, Facts facts) {
    super(message, facts);
  }
}
