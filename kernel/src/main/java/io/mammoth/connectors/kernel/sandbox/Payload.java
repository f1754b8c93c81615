package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Takes a request's bytes in, within bounds, and makes JSON of them. */
final class Payload {
  private static final int MOST = 1 << 20;
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "application/json\\s*(?:;\\s*charset=\"?utf-?8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private Payload() {}

  static Body read(HttpExchange exchange) {
    checkType(exchange.getRequestHeaders());
    byte[] bytes = bytes(exchange);
    try {
      JsonNode root = Json.read(bytes);
      if (root instanceof ObjectNode object) {
        return new Body(object);
      }
      throw new Refusal(400, "The body must be a JSON object.");
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "The body is not valid JSON: " + place(e) + ".");
    } catch (IOException e) {
      throw new Refusal(400, "The body is not valid JSON in UTF-8.");
    }
  }

  private static void checkType(Headers headers) {
    String type = headers.getFirst("Content-Type");
    if (type == null || !MEDIA_TYPE.matcher(type.strip()).matches()) {
      throw new Refusal(415, "Content-Type must be application/json, in UTF-8.");
    }
    if (headers.containsKey("Content-Encoding")) {
      throw new Refusal(415, "The body must not be compressed.");
    }
  }

  private static byte[] bytes(HttpExchange exchange) {
    try {
      // Counted as it comes: a chunked body announces no length.
      byte[] bytes = exchange.getRequestBody().readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new Refusal(413, "The body is larger than 1 MiB (" + MOST + " bytes).");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "it cannot be read"
        : "see line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
