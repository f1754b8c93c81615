package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says where and how JSON is wrong. In words of its own: Jackson's hold values, and a value may be
 * a secret.
 */
final class JsonFault extends IOException {
  private static final long serialVersionUID = 1L;

  private JsonFault(String message) {
    super(message);
  }

  static JsonFault missing(String place) {
    return new JsonFault(place + " is missing");
  }

  /** At this place, empty for the whole. */
  static JsonFault wrong(String place) {
    return new JsonFault(
        place.isEmpty()
            ? "a value is of the wrong type, or more than one stands there"
            : place + " is null or of the wrong type");
  }

  static JsonFault of(JsonProcessingException fault) {
    if (fault instanceof StreamConstraintsException) {
      return new JsonFault("it is nested too deeply, or holds a number or name that is too long");
    }
    if (fault instanceof JsonEOFException) {
      return new JsonFault("it ends in the middle");
    }
    if (fault instanceof JsonParseException) {
      boolean twice = fault.getOriginalMessage().startsWith("Duplicate");
      return new JsonFault(
          (twice ? "a field stands twice" : "it is not JSON") + at(fault.getLocation()));
    }
    return new JsonFault("it cannot be read");
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
