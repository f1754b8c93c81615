package io.mammoth.connectors;

import java.util.List;
import java.util.Map;

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

  private final transient Answer answer;

  UnreadableResponseException(String message, Answer answer, boolean write) {
    super(message, null, write);
    this.answer = answer;
  }

  /** The HTTP status. */
  public int status() {
    return answer.status();
  }

  /** The answer's headers, names in lower case. */
  public Map<String, List<String>> headers() {
    return answer.headers();
  }

  /** The answer's body as far as it was read; a copy. */
  public byte[] body() {
    return answer.body();
  }

  /** How many requests of this call went on the wire. */
  public int attempts() {
    return answer.attempts();
  }

  /** The id under which the service, or else this client, knows the call. */
  public String requestId() {
    return answer.requestId();
  }
}
