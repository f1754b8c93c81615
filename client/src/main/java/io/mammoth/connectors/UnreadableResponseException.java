package io.mammoth.connectors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer came whose status is fine and whose body is not what the contract says: not JSON, cut
 * short, too large, a value of the wrong type, a connector without id, name or enabled, or a next
 * page that leads nowhere.
 *
 * <p>A write has probably taken effect: read the connector before trying again. The message holds
 * the place and the rule, never a value of the payload.
 */
public final class UnreadableResponseException extends MammothException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int attempts;
  private final String requestId;

  /** Null once the exception was serialised. */
  private final transient @Nullable Answer answer;

  UnreadableResponseException(String message, Answer answer, boolean write) {
    super(message, null, write);
    this.status = answer.status();
    this.attempts = answer.attempts();
    this.requestId = answer.requestId();
    this.answer = answer;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The response's headers, names in lower case; empty once the exception was serialised. */
  public Map<String, List<String>> headers() {
    return answer == null ? Map.of() : answer.headers();
  }

  /**
   * The response's body, of one that was too large the beginning; a copy. Empty once the exception
   * was serialised.
   */
  public byte[] body() {
    return answer == null ? new byte[0] : answer.body();
  }

  /** How many requests of this call went on the wire. */
  public int attempts() {
    return attempts;
  }

  /** The id under which the service, or else this client, knows the call. */
  public String requestId() {
    return requestId;
  }
}
