package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** An answer, and what tests ask about it. */
record Reply(int status, HttpHeaders headers, JsonNode body, String text) {

  /** The body, once the status is as expected. */
  JsonNode expect(int expected) {
    assertEquals(expected, status, () -> "status of " + body);
    return body;
  }

  /** The sentence of a refusal. */
  String refused(int expected) {
    JsonNode error = expect(expected);
    assertEquals(expected, error.get("status_code").intValue());
    return error.get("detail").textValue();
  }

  /** One field of each object in a list. */
  List<String> column(String list, String field) {
    return values(expect(200).get(list)).stream().map(each -> each.get(field).asText()).toList();
  }

  static List<JsonNode> values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
