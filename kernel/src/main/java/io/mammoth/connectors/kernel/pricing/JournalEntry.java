package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.pricing.Journal.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * A journal's line about a step.
 *
 * @param id the number of the connector that it made; 0 when it made none
 * @param kept what an answer held of cells in place of what was sent, by their numbers from 0
 */
record JournalEntry(
    int step, State state, Instant time, long id, String message, Map<Integer, Kept> kept) {
  JournalEntry {
    kept = Map.copyOf(kept);
  }

  static JournalEntry of(int step, State state, long id, String message, Map<Integer, Kept> kept) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new JournalEntry(step, state, now, id, message, kept);
  }

  ObjectNode json() {
    ObjectNode json = PlanJson.MAPPER.createObjectNode();
    json.put("step", step).put("state", state.name().toLowerCase(Locale.ROOT));
    json.put("time", time.toString()).put("id", id).put("message", message);
    if (!kept.isEmpty()) {
      ArrayNode cells = json.putArray("kept");
      kept.forEach((cell, value) -> value.write(cells.addObject().put("field", cell + 1)));
    }
    return json;
  }

  static JournalEntry read(JsonNode json, Journal journal) {
    int step = json.required("step").intValue();
    State state = State.valueOf(json.required("state").asText().toUpperCase(Locale.ROOT));
    String message = json.path("message").asText();
    Instant time = Instant.parse(json.required("time").asText());
    return new JournalEntry(
        step,
        state,
        time,
        json.path("id").longValue(),
        message,
        json.has("kept") || state != State.NOT_KEPT
            ? Kept.read(json.path("kept"))
            : Kept.named(journal.known(journal.step(step)), message));
  }
}
