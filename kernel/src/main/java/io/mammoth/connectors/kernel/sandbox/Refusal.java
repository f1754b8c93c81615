package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;

/** A request that is not answered as asked: a status, a sentence, and what else there is to say. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode extra;
  private final transient Map<String, String> headers;

  Refusal(int status, String detail) {
    this(status, detail, Map.of());
  }

  Refusal(int status, String detail, Map<String, String> headers) {
    this(status, detail, headers, NullNode.instance);
  }

  /** One that lists what is wrong, each thing with its place. */
  Refusal(int status, String detail, JsonNode extra) {
    this(status, detail, Map.of(), extra);
  }

  private Refusal(int status, String detail, Map<String, String> headers, JsonNode extra) {
    // Without a stack trace: it is an answer, made thousands of times in tests.
    super(detail, null, false, false);
    this.status = status;
    this.headers = headers;
    this.extra = extra;
  }

  static Refusal notFound(String what) {
    return new Refusal(404, what + " does not exist.");
  }

  Answer answer() {
    return Answer.error(status, String.valueOf(getMessage()), extra).with(headers);
  }
}
