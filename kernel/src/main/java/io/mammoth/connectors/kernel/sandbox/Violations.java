package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one part of a request, told at once. */
final class Violations {
  private final String source;
  private final ArrayNode listed = Json.array();
  private final List<String> sentences = new ArrayList<>();

  /** None yet, in the body, the query or the path. */
  Violations(String source) {
    this.source = source;
  }

  /** The refusal for a single one. */
  static Refusal of(String source, String key, String rule) {
    Violations violations = new Violations(source);
    violations.add(key, rule);
    return violations.refusal();
  }

  void add(String key, String rule) {
    listed.addObject().put("key", key).put("message", rule).put("source", source);
    sentences.add(key + " " + rule);
  }

  /** Refuses the request if there is anything to say against it. */
  void refuse() {
    if (!sentences.isEmpty()) {
      throw refusal();
    }
  }

  private Refusal refusal() {
    return new Refusal(400, String.join("; ", sentences) + ".", listed);
  }
}
