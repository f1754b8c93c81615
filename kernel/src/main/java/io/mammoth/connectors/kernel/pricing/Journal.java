package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What became of a plan, step by step, as its file says: first the plan, then a line before and a
 * line after each step.
 */
public final class Journal {
  static final String MARK = "mammoth_journal";
  private static final int VERSION = 1;

  private final Path file;
  private final PlanJson.Content plan;
  private final Map<Integer, Entry> last;
  private final long wholeBytes;

  /** How far a step has come. */
  enum State {
    /** Nothing is known of it after it was begun. */
    SENDING,
    DONE,
    /** It was so before. */
    ALREADY,
    /** Provably never sent. */
    UNSENT,
    REFUSED,
    /** Taken, but the answer does not hold all that was sent. */
    NOT_KEPT,
    /** Sent, without an answer that says what became of it. */
    UNKNOWN;

    boolean isOver() {
      return this == DONE || this == ALREADY;
    }

    boolean mayHaveTakenEffect() {
      return this == DONE || this == SENDING || this == NOT_KEPT || this == UNKNOWN;
    }
  }

  /**
   * A line about a step.
   *
   * @param id the number of the connector that it made; 0 when it made none
   */
  record Entry(int step, State state, Instant time, long id, String message) {
    ObjectNode json() {
      ObjectNode json = PlanJson.MAPPER.createObjectNode();
      json.put("step", step).put("state", state.name().toLowerCase(Locale.ROOT));
      return json.put("time", time.toString()).put("id", id).put("message", message);
    }

    static Entry read(JsonNode json) {
      return new Entry(
          json.required("step").intValue(),
          State.valueOf(json.required("state").asText().toUpperCase(Locale.ROOT)),
          Instant.parse(json.required("time").asText()),
          json.path("id").longValue(),
          json.path("message").asText());
    }
  }

  private Journal(Path file, PlanJson.Content plan, Map<Integer, Entry> last, long wholeBytes) {
    this.file = file;
    this.plan = plan;
    this.last = last;
    this.wholeBytes = wholeBytes;
  }

  static ObjectNode head(Origin origin, Draft draft) {
    ObjectNode json = PlanJson.MAPPER.createObjectNode().put(MARK, VERSION);
    json.set("plan", PlanJson.of(origin, draft));
    return json;
  }

  /**
   * Reads a journal. What a killed program left of its last line counts as not written.
   *
   * @throws PricingException when it cannot be read or is none
   */
  public static Journal open(Path file) {
    byte[] bytes = bytes(file);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    List<String> lines = new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      throw new PricingException(file + " is no journal: it has no whole line.");
    }
    JsonNode head = line(file, lines, 0);
    if (head.path(MARK).asInt() != VERSION) {
      throw new PricingException(file + " is no journal that this version can read.");
    }
    PlanJson.Content plan = PlanJson.read(head.path("plan"), file.toString());
    Map<Integer, Entry> last = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Entry entry = entry(file, lines, i);
      last.put(entry.step(), entry);
    }
    return new Journal(file, plan, last, whole);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new PricingException(
          "The journal " + file + " cannot be read: " + unreadable, unreadable);
    }
  }

  private static JsonNode line(Path file, List<String> lines, int number) {
    try {
      return PlanJson.MAPPER.readTree(lines.get(number));
    } catch (JsonProcessingException foreign) {
      throw new PricingException(file + ", line " + (number + 1) + ", is not of a journal.");
    }
  }

  private static Entry entry(Path file, List<String> lines, int number) {
    try {
      return Entry.read(line(file, lines, number));
    } catch (RuntimeException foreign) {
      throw new PricingException(
          file + ", line " + (number + 1) + ", is not of a journal.", foreign);
    }
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** The name of the journal that this one takes back; null when it takes back none. */
  public @Nullable String takesBack() {
    return plan.origin().takesBack();
  }

  Origin origin() {
    return plan.origin();
  }

  Draft draft() {
    return plan.draft();
  }

  List<Step> steps() {
    return plan.draft().steps();
  }

  /** How many bytes of the file are whole lines. */
  long wholeBytes() {
    return wholeBytes;
  }

  /** The last line about a step, by its number from 1; null when there is none. */
  @Nullable Entry entry(int step) {
    return last.get(step);
  }

  /** The steps that took effect, or may have. */
  List<Step> taken() {
    return IntStream.rangeClosed(1, steps().size())
        .filter(this::isTaken)
        .mapToObj(this::step)
        .toList();
  }

  private boolean isTaken(int step) {
    Entry entry = entry(step);
    return entry != null && entry.state().mayHaveTakenEffect();
  }

  Step step(int number) {
    return steps().get(number - 1);
  }

  /** The numbers of the connectors that it made, by name. */
  Map<String, Long> made() {
    Map<String, Long> made = new HashMap<>();
    last.forEach(
        (number, entry) -> {
          if (isTaken(number) && step(number).kind() == Step.Kind.CREATE) {
            made.put(step(number).name(), entry.id());
          }
        });
    return made;
  }

  /** How many steps are in a state. */
  long count(State state) {
    return last.values().stream().filter(entry -> entry.state() == state).count();
  }

  /** Whether every step is as the plan wants it. */
  public boolean isComplete() {
    return count(State.DONE) + count(State.ALREADY) == steps().size();
  }

  /** The opposite of what was done, as a plan. */
  public Plan revert() {
    return Plan.open(file.toString()).revert();
  }

  /** One row a step: what it does, how far it came, when, and what was said. */
  public Table table() {
    return JournalTable.of(this);
  }

  /** In one line. */
  @Override
  public String toString() {
    return "Journal["
        + file
        + ", "
        + Counted.of(steps().size(), "step")
        + ", "
        + count(State.DONE)
        + " done]";
  }
}
