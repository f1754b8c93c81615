package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.pricing.Standing.Now;
import io.mammoth.connectors.kernel.pricing.Standing.Stance;
import io.mammoth.connectors.kernel.tables.Counted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the last step whether all are so: answers can be wrong, reads can lag, and others can
 * have changed something in between.
 */
final class Verification {
  private final Desk desk;
  private final JournalFile file;
  private final Journal journal;
  private final Sending sending;
  private final Polling polling;
  private final Set<String> deleted = new HashSet<>();
  private final List<String> kept = new ArrayList<>();
  private final List<String> other = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private final List<String> lateUnsent = new ArrayList<>();
  private final List<Integer> lateSteps = new ArrayList<>();

  private Verification(Desk desk, Watch watch, JournalFile file, Sending sending) {
    this.desk = desk;
    this.polling = new Polling(desk, watch);
    this.file = file;
    this.journal = file.journal();
    this.sending = sending;
  }

  static Verification of(Desk desk, Watch watch, JournalFile file, Sending sending) {
    Verification verification = new Verification(desk, watch, file, sending);
    verification.journal.steps().stream()
        .filter(step -> step.kind() == Step.Kind.DELETE)
        .forEach(step -> verification.deleted.add(key(step.id(), step.name())));
    return verification;
  }

  private static String key(long id, String name) {
    return id == 0 ? Values.folded(name) : "" + id;
  }

  /**
   * Reads, and waits for what is not shown yet.
   *
   * @throws PricingException when not every step is as planned; says what differs
   */
  void run(Catalogue before) {
    Catalogue now = settled(before);
    for (int number = 1; number <= journal.steps().size(); number++) {
      settle(number, standing(number, now));
    }
    if (!journal.isAllOver()) {
      throw new PricingException(differences());
    }
    file.complete(now.reading().at());
  }

  private Catalogue settled(Catalogue before) {
    try {
      Catalogue now = before.again(desk);
      for (String what = firstLate(now);
          what != null && polling.again("reads show " + what);
          what = firstLate(now)) {
        now = before.again(desk);
      }
      return now;
    } catch (MammothException failure) {
      String sent = "No step is left to send, and the read that is to show them failed: ";
      throw new PricingException(
          "%s%s %s reads again; %s."
              .formatted(sent, failure.getMessage(), journal.resumeCall(), journal.howToRevert()),
          failure);
    }
  }

  /** The first step that reads show as it was before; null when there is none. */
  private @Nullable String firstLate(Catalogue now) {
    for (int number = 1; number <= journal.steps().size(); number++) {
      Standing standing = standing(number, now);
      if (isLate(number, standing)) {
        return "step " + number + " (" + journal.step(number) + ")";
      }
    }
    return null;
  }

  private boolean isLate(int number, Standing standing) {
    return standing.stance() != Stance.AFTER && !late(number, standing).isEmpty();
  }

  /** The cells that read as before, though no answer says that they are kept so. */
  private List<Now> late(int number, Standing standing) {
    Map<Integer, Kept> kept = journal.kept(number);
    List<Now> late = new ArrayList<>();
    for (int i = 0; i < standing.cells().size(); i++) {
      Now cell = standing.cells().get(i);
      if (cell.isBefore() && !cell.isAfter() && !kept.containsKey(i)) {
        late.add(cell);
      }
    }
    return late;
  }

  /** How a step stands; what it changes of a connector that a later step deletes does not count. */
  private Standing standing(int number, Catalogue now) {
    Step step = journal.step(number);
    Standing standing = Standing.of(sending.resolved(step), now);
    return step.kind() == Step.Kind.DELETE ? standing : standing.without(this::isDeleted);
  }

  private boolean isDeleted(Cell cell) {
    return deleted.contains(key(cell.connector(), cell.name()));
  }

  private void settle(int number, Standing standing) {
    if (standing.stance() == Stance.AFTER) {
      settle(number, journal.isOver(number) ? null : State.DONE, "a read shows it as planned");
      return;
    }
    List<Now> lateCells = late(number, standing);
    List<String> ofThese = journal.isBegun(number) ? late : lateUnsent;
    lateCells.forEach(cell -> ofThese.add(cell.wantedNow()));
    if (!lateCells.isEmpty()) {
      lateSteps.add(number);
    }
    boolean isKept = true;
    for (int i = 0; i < standing.cells().size(); i++) {
      Now cell = standing.cells().get(i);
      Kept value = journal.kept(number).get(i);
      if (cell.isAfter() || lateCells.contains(cell)) {
        continue;
      }
      if (value != null && cell.isThere() && value.is(cell.value())) {
        kept.add(cell.wanted() + " kept");
      } else {
        other.add(cell.wantedNow());
        isKept = false;
      }
    }
    boolean allLate =
        lateCells.size() == standing.cells().stream().filter(c -> !c.isAfter()).count();
    State state = allLate ? State.UNKNOWN : isKept ? State.NOT_KEPT : State.DIFFERS;
    settle(number, state, "a read at the end does not show it as planned");
  }

  private void settle(int number, @Nullable State state, String message) {
    JournalEntry entry = journal.entry(number);
    if (state != null && (entry == null || entry.state() != state)) {
      file.add(
          JournalEntry.of(
              number,
              state,
              journal.id(number),
              message,
              state == State.DONE ? Map.of() : journal.kept(number)));
    }
  }

  private String differences() {
    int steps = journal.steps().size();
    long fine = journal.count(State.DONE) + journal.count(State.ALREADY);
    StringBuilder text = new StringBuilder();
    text.append(fine).append(" of ").append(Counted.of(steps, "step"));
    text.append(fine == 1 || steps == 1 ? " is" : " are")
        .append(" as planned, as a read at the end shows.");
    add(text, "The service keeps other values", kept, "");
    add(
        text,
        "Other values are read",
        other,
        ", since the service keeps them so or someone changed them");
    add(
        text,
        "Sent and accepted, but still reads as before after " + polling.waited().toSeconds() + " s",
        late,
        ". Either reads lag or someone changed it back");
    add(
        text,
        "Was as planned and was not sent, but now reads as before",
        lateUnsent,
        ". Either reads lag or someone changed it back");
    if (lateSteps.isEmpty()) {
      return text + " A new plan can change that; " + journal.howToRevert() + ".";
    }
    int first = lateSteps.get(0);
    return text
        + " %s checks again without resending; %s %s step %s. %s."
            .formatted(
                journal.resumeCall(),
                journal.resumeCall(first),
                journal.isBegun(first) ? "resends" : "sends",
                first,
                journal.howToRevert());
  }

  private static void add(StringBuilder text, String what, List<String> cells, String why) {
    if (!cells.isEmpty()) {
      text.append(' ').append(what).append(": ").append(Conflicts.shown(cells)).append(why);
      text.append('.');
    }
  }
}
