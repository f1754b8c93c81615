package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says where and how JSON is wrong. In words of its own: Jackson's hold values, and a value may be
 * a secret.
 */
final class JsonFault {
  private static final Pattern MISSING =
      Pattern.compile("Missing required creator property '(\\w+)'");

  private JsonFault() {}

  static String of(JsonProcessingException fault) {
    if (fault instanceof StreamConstraintsException) {
      return "it is nested too deeply, or holds a number or name that is too long";
    }
    if (fault instanceof JsonEOFException) {
      return "it ends in the middle";
    }
    if (fault instanceof JsonParseException) {
      boolean twice = fault.getOriginalMessage().startsWith("Duplicate");
      return (twice ? "a field stands twice" : "it is not JSON") + at(fault.getLocation());
    }
    return fault instanceof JsonMappingException wrong ? mapping(wrong) : "it cannot be read";
  }

  private static String mapping(JsonMappingException wrong) {
    if (wrong.getCause() instanceof JsonProcessingException inner) {
      return of(inner);
    }
    String place = place(wrong);
    Matcher missing = MISSING.matcher(wrong.getOriginalMessage());
    if (missing.find()) {
      // Jackson's path ends with the missing field, or with the object that should hold it.
      String field = missing.group(1);
      boolean named = place.equals(field) || place.endsWith("." + field);
      return (named ? place : place.isEmpty() ? field : place + "." + field) + " is missing";
    }
    return place.isEmpty()
        ? "a value is of the wrong type, or more than one stands there"
        : place + " is null or of the wrong type";
  }

  private static String place(JsonMappingException wrong) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      if (step.getFieldName() != null) {
        place.append(place.length() == 0 ? "" : ".").append(Excerpt.of(step.getFieldName()));
      } else if (step.getIndex() >= 0) {
        place.append('[').append(step.getIndex()).append(']');
      }
    }
    return place.toString();
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
