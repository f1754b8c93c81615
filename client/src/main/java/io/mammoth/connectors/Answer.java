package io.mammoth.connectors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came: status, headers and bytes, with how many requests it took. Immutable.
 *
 * <p>From {@link MammothClient#send} for paths that this client does not model, and from {@link
 * Connectors#withAnswers} for those it does.
 *
 * <pre>{@code
 * Answer answer = mammoth.send("GET", "/subscription/connectors", Map.of(), null);
 * System.out.println(answer.status() + " " + answer.header("content-type"));
 * }</pre>
 */
public final class Answer {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final int attempts;
  private final String requestId;

  Answer(int status, Map<String, List<String>> headers, byte[] body, TransportException.Sent sent) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.attempts = sent.attempts();
    this.requestId = sent.requestId();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Every header by its name in lower case, each with all its values in order. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header, by any case of its name; null when the answer has none. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null ? null : values.get(0);
  }

  /** The body after decompression; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** The body itself, for readers of this package that neither keep nor change it. */
  byte[] bytes() {
    return body;
  }

  /** How many requests of the call went on the wire, the one answered here included. */
  public int attempts() {
    return attempts;
  }

  /** The answer's {@code X-Request-Id}, else the one that this client sent. */
  public String requestId() {
    return requestId;
  }

  /** Status and size only: a body may hold anything. */
  @Override
  public String toString() {
    return "Answer[status=" + status + ", " + body.length + " bytes, attempts=" + attempts + "]";
  }
}
