package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What goes back: a status, a JSON body and headers beside the usual ones. */
record Answer(int status, JsonNode body, Map<String, String> headers) {

  static Answer ok(JsonNode body) {
    return new Answer(200, body, Map.of());
  }

  static Answer created(JsonNode body) {
    return new Answer(201, body, Map.of());
  }

  static Answer message(String text) {
    return ok(Json.object().put("message", text));
  }

  static Answer error(int status, String detail, JsonNode extra) {
    return new Answer(
        status,
        Json.object().put("status_code", status).put("detail", detail).set("extra", extra),
        Map.of());
  }

  Answer with(Map<String, String> more) {
    return new Answer(status, body, more);
  }
}
