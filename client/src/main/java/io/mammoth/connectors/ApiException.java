package io.mammoth.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with a status other than 2xx, a redirect included: redirects are never
 * followed.
 *
 * <p>Contract: any 4xx or 5xx, with {@code {status_code, detail, extra}} as body when the answer is
 * the service's own. The common statuses have a class of their own; every other one is this class.
 */
public sealed class ApiException extends MammothException
    permits BadRequestException,
        UnauthorizedException,
        ForbiddenException,
        NotFoundException,
        RateLimitedException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int attempts;
  private final String requestId;
  private final @Nullable String detail;
  private final @Nullable Duration retryAfter;

  /** Null once the exception was serialised, as {@link #extra} is. */
  private final transient @Nullable Answer answer;

  private final transient @Nullable Object extra;

  ApiException(String message, Facts facts) {
    super(message, null, facts.mayHaveTakenEffect);
    this.status = facts.answer.status();
    this.attempts = facts.answer.attempts();
    this.requestId = facts.answer.requestId();
    this.answer = facts.answer;
    this.detail = facts.body.detail();
    this.extra = facts.body.extra();
    this.retryAfter = facts.retryAfter;
  }

  /** What is known of a failed call. */
  record Facts(
      Answer answer, ErrorBody body, @Nullable Duration retryAfter, boolean mayHaveTakenEffect) {}

  /** The HTTP status. */
  public final int status() {
    return status;
  }

  /**
   * The service's own sentence about what went wrong; null when the answer was not the service's
   * own.
   */
  public final @Nullable String detail() {
    return detail;
  }

  /**
   * What the service added to its sentence, as plain Java (map, list, text, number, boolean); often
   * null.
   */
  public final @Nullable Object extra() {
    return extra;
  }

  /** The response's headers, names in lower case; empty once the exception was serialised. */
  public final Map<String, List<String>> headers() {
    return answer == null ? Map.of() : answer.headers();
  }

  /**
   * The response's body as it came, cut at the limit for error bodies; a copy. Empty once the
   * exception was serialised.
   */
  public final byte[] body() {
    return answer == null ? new byte[0] : answer.body();
  }

  /** How many requests of this call went on the wire. */
  public final int attempts() {
    return attempts;
  }

  /** The id under which the service, or else this client, knows the call. */
  public final String requestId() {
    return requestId;
  }

  /**
   * How long the service asks to wait before the next try; null when it did not say so readably.
   */
  public final @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
