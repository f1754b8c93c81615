package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer held of a cell in place of what was sent.
 *
 * @param isKnown false in the first format of journals, which named the field alone
 */
record Kept(@Nullable Object value, boolean isKnown) {
  private static final String NAMED = "the answer does not keep ";

  static Kept of(@Nullable Object value) {
    return new Kept(value, true);
  }

  /** Whether a value is what the service kept, as far as that is known. */
  boolean is(@Nullable Object other) {
    return !isKnown || Values.same(value, other);
  }

  void write(ObjectNode json) {
    if (isKnown) {
      json.putPOJO("value", value);
    }
  }

  static Map<Integer, Kept> read(JsonNode cells) {
    Map<Integer, Kept> kept = new HashMap<>();
    for (JsonNode cell : cells) {
      JsonNode value = cell.path("value");
      kept.put(
          cell.required("field").intValue() - 1,
          value.isMissingNode() ? new Kept(null, false) : of(value(value)));
    }
    return kept;
  }

  private static @Nullable Object value(JsonNode json) {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    return json.isBoolean() ? (Object) json.booleanValue() : json.textValue();
  }

  /** Out of the sentence of the first format. */
  static Map<Integer, Kept> named(Step step, String message) {
    Map<Integer, Kept> kept = new HashMap<>();
    if (message.startsWith(NAMED)) {
      List<String> names = Arrays.asList(message.substring(NAMED.length()).split(", "));
      for (int i = 0; i < step.cells().size(); i++) {
        if (names.contains(nameIn(step, step.cells().get(i)))) {
          kept.put(i, new Kept(null, false));
        }
      }
    }
    return kept;
  }

  private static String nameIn(Step step, Cell cell) {
    String field = cell.field().label();
    return step.isProfile() ? "connectors." + cell.connector() + "." + field : field;
  }

  /** A step with what was kept in place of what was sent. */
  static Step in(Step step, Map<Integer, Kept> kept) {
    List<Cell> cells = new ArrayList<>(step.cells());
    kept.forEach(
        (index, value) -> {
          if (value.isKnown) {
            Cell cell = cells.get(index);
            cells.set(index, cell.between(cell.before(), value.value));
          }
        });
    return step.with(cells);
  }
}
