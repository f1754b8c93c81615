package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What became of a plan, step by step, as its file says: first the plan, then a line before and a
 * line after each step, and a last one when a read has shown every step as planned.
 */
public final class Journal {
  static final String MARK = "mammoth_journal";
  private static final String COMPLETE = "complete";
  private static final String MOVED = "moved";

  private final Path file;
  private Origin origin;
  private final Draft draft;
  private final Map<Integer, JournalEntry> last = new LinkedHashMap<>();
  private final Map<Integer, Long> ids = new HashMap<>();
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> sending = new HashSet<>();
  private final Set<Integer> unknown = new HashSet<>();
  private final Set<Integer> confirmed = new HashSet<>();
  private boolean verified;

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
    /**
     * Sent, without an answer that says what became of it, or without an effect that reads show.
     */
    UNKNOWN,
    /** Taken, but a read afterwards shows other values. */
    DIFFERS;

    /** Whether nothing is left to send. */
    boolean isOver() {
      return this == DONE || this == ALREADY;
    }

    /** Whether an answer or a read said that the service has acted. */
    boolean isKnown() {
      return isOver() || this == NOT_KEPT || this == DIFFERS;
    }
  }

  private Journal(Path file, Origin origin, Draft draft) {
    this.file = file;
    this.origin = origin;
    this.draft = draft;
  }

  /** One of a plan that is about to be applied. */
  static Journal of(Path file, Origin origin, Draft draft) {
    return new Journal(file, origin, draft);
  }

  static ObjectNode head(Origin origin, Draft draft) {
    ObjectNode json = PlanJson.MAPPER.createObjectNode().put(MARK, JournalLines.VERSION);
    json.set("plan", PlanJson.of(origin, draft));
    return json;
  }

  static ObjectNode completed(Instant read) {
    return PlanJson.MAPPER
        .createObjectNode()
        .put(COMPLETE, read.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /**
   * Reads a journal. What a killed program left of its last line counts as not written.
   *
   * @throws PricingException when it cannot be read or is none
   */
  public static Journal open(Path file) {
    try {
      return of(file, JournalLines.read(file, Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      throw PlanFile.unreadable(file, unreadable);
    }
  }

  static Journal of(Path file, JournalLines lines) {
    List<JsonNode> json = lines.json();
    if (json.isEmpty()) {
      throw new PricingException(file + " is no journal: it has no whole line.");
    }
    PlanJson.Content plan = PlanReading.read(json.get(0).path("plan"), file.toString());
    Journal journal = new Journal(file, plan.origin(), plan.draft());
    for (int i = 1; i < json.size(); i++) {
      try {
        journal.read(json.get(i));
      } catch (RuntimeException foreign) {
        throw lines.damaged(i + 1, foreign);
      }
    }
    // The first format has no last line.
    journal.verified |= lines.isUnchecked();
    return journal;
  }

  private void read(JsonNode line) {
    if (line.has(COMPLETE)) {
      complete();
    } else if (line.has(MOVED)) {
      moved(place(line.required(MOVED)));
    } else {
      add(JournalEntry.read(line, this));
    }
  }

  void complete() {
    verified = true;
  }

  /** A line that says which account goes on with it. */
  static ObjectNode moved(Place place, Instant time) {
    ObjectNode json = PlanJson.MAPPER.createObjectNode();
    json.putObject(MOVED)
        .put("server", place.server())
        .put("workspace", place.workspace())
        .put("account", place.account());
    return json.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static Place place(JsonNode json) {
    JsonNode workspace = json.required("workspace");
    return new Place(
        json.required("server").textValue(),
        workspace.isNull() ? null : workspace.intValue(),
        json.required("account").textValue());
  }

  /** The same server and workspace, by another account. */
  void moved(Place place) {
    if (!origin.place().hasTheIdsOf(place)) {
      throw new IllegalArgumentException("another place");
    }
    origin = origin.at(place);
  }

  void add(JournalEntry entry) {
    int step = entry.step();
    step(step);
    last.put(step, entry);
    verified = false;
    if (entry.id() != 0) {
      ids.put(step, entry.id());
    }
    track(step, entry.state());
  }

  private void track(int step, State state) {
    if (state == State.SENDING) {
      if (!sending.add(step)) {
        begun.add(step);
        unknown.add(step);
      }
    } else if (sending.remove(step) && state != State.UNSENT && !isRefusedCreation(step, state)) {
      begun.add(step);
    }
    if (state == State.UNKNOWN) {
      unknown.add(step);
    }
    if (state.isKnown()) {
      confirmed.add(step);
    }
  }

  /** What then has the name of a connector whose creation was refused is of another origin. */
  private boolean isRefusedCreation(int step, State state) {
    return state == State.REFUSED && step(step).kind() == Step.Kind.CREATE;
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** The name of the journal that this one takes back; null when it takes back none. */
  public @Nullable String takesBack() {
    return origin.takesBack();
  }

  Origin origin() {
    return origin;
  }

  Draft draft() {
    return draft;
  }

  List<Step> steps() {
    return draft.steps();
  }

  Step step(int number) {
    return steps().get(number - 1);
  }

  /** The last line about a step, by its number from 1; null when there is none. */
  @Nullable JournalEntry entry(int step) {
    return last.get(step);
  }

  /** Whether a step was ever sent, whatever was said of it since: it may have taken effect. */
  boolean isBegun(int step) {
    return begun.contains(step) || sending.contains(step);
  }

  /** Whether an attempt that no answer ended may still take effect. */
  boolean isUnknown(int step) {
    return unknown.contains(step) || sending.contains(step);
  }

  /** Whether a step was sent, and neither a response nor a read said what became of it. */
  boolean isInDoubt(int step) {
    return isUnknown(step) && !isConfirmed(step);
  }

  /** Whether a response or a read ever said that a step is done, or partly done. */
  boolean isConfirmed(int step) {
    return confirmed.contains(step);
  }

  boolean isRefused(int step) {
    JournalEntry entry = entry(step);
    return entry != null && entry.state() == State.REFUSED;
  }

  boolean isOver(int step) {
    JournalEntry entry = entry(step);
    return entry != null && entry.state().isOver();
  }

  /** What an answer held of a step's cells in place of what was sent. */
  Map<Integer, Kept> kept(int step) {
    JournalEntry entry = entry(step);
    return entry == null ? Map.of() : entry.kept();
  }

  /** The number of the connector that a step made; 0 when it made none, or none is known. */
  long id(int step) {
    return ids.getOrDefault(step, 0L);
  }

  /** The steps that took effect, or may have, with the values that were kept. */
  List<Step> taken() {
    return IntStream.rangeClosed(1, steps().size())
        .filter(this::isTaken)
        .mapToObj(number -> Kept.in(step(number), kept(number)))
        .toList();
  }

  private boolean isTaken(int step) {
    JournalEntry entry = entry(step);
    return entry != null && isBegun(step) && entry.state() != State.REFUSED;
  }

  /** The numbers of the connectors that it made, by name; 0 where the number is not known. */
  Map<String, Long> made() {
    Map<String, Long> made = new HashMap<>();
    for (int number = 1; number <= steps().size(); number++) {
      if (step(number).kind() == Step.Kind.CREATE && isBegun(number)) {
        made.put(step(number).name(), id(number));
      }
    }
    return made;
  }

  /** A step with the numbers of the connectors that the plan made. */
  Step known(Step step) {
    Map<String, Long> numbers = made();
    return step.with(step.cells().stream().map(cell -> known(cell, numbers)).toList());
  }

  private static Cell known(Cell cell, Map<String, Long> numbers) {
    return cell.connector() == 0 && numbers.containsKey(cell.name())
        ? cell.of(numbers.get(cell.name()), cell.name())
        : cell;
  }

  /** How many steps are in a state. */
  long count(State state) {
    return last.values().stream().filter(entry -> entry.state() == state).count();
  }

  /** Whether every step is as the plan wants it, as a read at the end has shown. */
  public boolean isComplete() {
    return verified && isAllOver();
  }

  /** Whether every step is as the plan wants it, as far as answers say. */
  boolean isAllOver() {
    return count(State.DONE) + count(State.ALREADY) == steps().size();
  }

  /** The opposite of what was done, as a plan. */
  public Plan revert() {
    return revert(Desk.here());
  }

  Plan revert(Desk desk) {
    Guard.sameIds(desk, origin);
    return Reverting.of(desk, this);
  }

  /** What to type to go on with it, for messages. */
  public String resumeCall() {
    return "Plan.resume(\"" + file + "\")";
  }

  /** The same where one step shall be sent again. */
  String resumeCall(int step) {
    return "Plan.resume(\"" + file + "\", " + step + ")";
  }

  /** The same with another key or token than it was begun with. */
  String takeoverCall() {
    return "Plan.open(\"" + file + "\").forThisAccount().resume()";
  }

  /** What to type to take back what was done, for messages. */
  public String revertCall() {
    return "Plan.open(\"" + file + "\").revert()";
  }

  String howToRevert() {
    return revertCall() + " takes back what was done";
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
