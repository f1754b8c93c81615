package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.pricing.Standing.Now;
import io.mammoth.connectors.kernel.pricing.Standing.Stance;
import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps of a plan one by one, each in the journal before it is sent and after, and looks
 * at the end whether they are so.
 */
final class Applying {
  private final Desk desk;
  private final JournalFile file;
  private final Journal journal;
  private final List<Step> steps;
  private final Sending sending;
  private final Watch watch;
  private final Freshness freshness;
  private Catalogue now;
  private int done;

  private Applying(Desk desk, Watch watch, JournalFile file, Catalogue now) {
    this.desk = desk;
    this.file = file;
    this.journal = file.journal();
    this.steps = journal.steps();
    this.sending = new Sending(desk, now);
    this.watch = watch;
    this.freshness = new Freshness(desk);
    this.now = now;
  }

  /** Reads again, refuses what was changed meanwhile, and takes every step. */
  static Journal begin(Desk desk, Origin origin, Draft draft) {
    try (Watch watch = desk.watch()) {
      Catalogue now = Listings.whole(desk, watch, draft.steps(), Catalogue.read(desk));
      Identities.check(draft.steps(), now);
      Conflicts.none(draft.steps(), now);
      try (JournalFile file = JournalFile.create(desk.journals(), origin, draft)) {
        return new Applying(desk, watch, file, now).run();
      }
    }
  }

  /** Finds out how far a journal came, and takes the steps that are left. */
  static Journal resume(Desk desk, Path path) {
    try (Watch watch = desk.watch();
        JournalFile file = JournalFile.open(path)) {
      Journal journal = file.journal();
      Guard.samePlace(desk, journal.origin());
      if (journal.isComplete()) {
        return journal;
      }
      Catalogue now = Listings.whole(desk, watch, left(journal), Catalogue.read(desk));
      Identities.check(left(journal), journal.steps(), now);
      Conflicts.none(untouched(journal, 1), now);
      return new Applying(desk, watch, file, now).run();
    }
  }

  private static List<Step> left(Journal journal) {
    return IntStream.rangeClosed(1, journal.steps().size())
        .filter(number -> !journal.isOver(number))
        .mapToObj(journal::step)
        .toList();
  }

  /**
   * The steps from a number on of which nothing can have been done; a deletion does all or nothing.
   */
  private static List<Step> untouched(Journal journal, int from) {
    return IntStream.rangeClosed(from, journal.steps().size())
        .filter(number -> !journal.isOver(number))
        .filter(
            number -> !journal.isBegun(number) || journal.step(number).kind() == Step.Kind.DELETE)
        .mapToObj(journal::step)
        .toList();
  }

  private Journal run() {
    desk.written(file.path());
    for (int number = 1; number <= steps.size(); number++) {
      take(number, steps.get(number - 1));
      done++;
    }
    Verification.of(desk, watch, file, sending).run(now);
    return journal;
  }

  private void take(int number, Step step) {
    if (step.kind() == Step.Kind.CREATE && journal.id(number) != 0) {
      sending.made(step.name(), journal.id(number));
    }
    if (journal.isOver(number)) {
      return;
    }
    lookAgain(number, step);
    Standing standing = Standing.of(step, now);
    if (standing.stance() == Stance.AFTER) {
      isSoAlready(number, step);
      return;
    }
    List<Integer> left = standing.left(step, journal.kept(number));
    if (!left.isEmpty()) {
      send(number, step, left);
      freshness.sent();
    }
  }

  /** What others changed since the last look is not overwritten. */
  private void lookAgain(int number, Step step) {
    if (freshness.isFine()) {
      return;
    }
    try {
      now = freshness.read(now);
      sending.now(now);
      Conflicts.none(
          untouched(journal, number).stream().filter(next -> !next.isProfile()).toList(), now);
    } catch (MammothException failure) {
      String why = "what others changed could not be read: " + failure.getMessage();
      throw stopped(number, step, why, failure);
    } catch (PricingException conflict) {
      throw stopped(number, step, String.valueOf(conflict.getMessage()), conflict);
    }
  }

  /** A step that was sent and is so now took effect; one that was never sent is not ours. */
  private void isSoAlready(int number, Step step) {
    boolean ours = journal.isBegun(number);
    Catalogue.Offer made = step.kind() == Step.Kind.CREATE ? now.named(step.name()) : null;
    file.add(
        JournalEntry.of(
            number,
            ours ? State.DONE : State.ALREADY,
            made == null ? 0 : made.id(),
            ours ? "found to have taken effect" : "was so before",
            Map.of()));
  }

  private void send(int number, Step step, List<Integer> left) {
    watch.at("step " + number + " of " + steps.size() + ": " + step);
    checkBefore(number, step);
    boolean isUnknown = journal.isUnknown(number);
    Step part = step.with(left.stream().map(step.cells()::get).toList());
    begin(number, step);
    Sending.Sent sent;
    try {
      watch.at("sending step " + number);
      sent = sending.send(part);
      watch.at("sent step " + number);
    } catch (MammothException failure) {
      String why = String.valueOf(failure.getMessage());
      write(number, state(failure, isUnknown), 0, why, journal.kept(number));
      throw stopped(number, step, why, failure);
    } catch (PricingException conflict) {
      String why = String.valueOf(conflict.getMessage());
      write(number, State.UNSENT, 0, why, journal.kept(number));
      throw stopped(number, step, why, conflict);
    }
    record(number, step, left, sent);
    watch.at("step " + number + " is done");
  }

  /** What an answer says became of a step; one that leaves a doubt ends the work. */
  private void record(int number, Step step, List<Integer> left, Sending.Sent sent) {
    if (sent.about() != null) {
      String why = "the answer is about " + sent.about() + ": look at it";
      write(number, State.UNKNOWN, 0, why, journal.kept(number));
      throw stopped(number, step, why, null);
    }
    Map<Integer, Kept> kept = new HashMap<>(journal.kept(number));
    if (sent.notKept().isEmpty()) {
      State state = kept.isEmpty() ? State.DONE : State.NOT_KEPT;
      file.add(JournalEntry.of(number, state, sent.id(), "", kept));
      return;
    }
    for (int i = 0; i < sent.cells().size(); i++) {
      Now held = sent.cells().get(i);
      if (held.isThere() && !held.isAfter()) {
        kept.put(left.get(i), Kept.of(held.value()));
      }
    }
    String why = notKept(step, sent);
    write(number, State.NOT_KEPT, sent.id(), why, kept);
    throw stopped(number, step, why, null);
  }

  private static String notKept(Step step, Sending.Sent sent) {
    boolean base = !step.isProfile() && sent.notKept().contains(Field.PRICE.label());
    List<String> cells =
        sent.cells().stream()
            .filter(held -> !held.isAfter())
            .map(held -> held.wanted() + " kept")
            .toList();
    return "the answer does not keep "
        + String.join(", ", sent.notKept())
        + (base ? ", as where prices are kept in profiles" : "")
        + (cells.isEmpty() ? "" : ": " + Conflicts.shown(cells));
  }

  private void write(int number, State state, long id, String message, Map<Integer, Kept> kept) {
    file.write(JournalEntry.of(number, state, id, message, kept));
  }

  private void begin(int number, Step step) {
    try {
      write(number, State.SENDING, 0, "", journal.kept(number));
    } catch (PricingException noRoom) {
      throw stopped(number, step, String.valueOf(noRoom.getMessage()), noRoom);
    }
  }

  private void checkBefore(int number, Step step) {
    if (Thread.currentThread().isInterrupted()) {
      throw stopped(number, step, "it was interrupted before this step was sent", null);
    }
    if (!desk.place().equals(journal.origin().place())) {
      throw stopped(number, step, "the notebook moved to " + desk.place(), null);
    }
  }

  /**
   * Whether the service may have acted. A refusal says nothing about an earlier attempt of an
   * unknown outcome, which may have arrived later than this one.
   */
  private State state(MammothException failure, boolean wasUnknown) {
    if (!sending.isOnItsWay()) {
      return State.UNSENT;
    }
    if (failure.mayHaveTakenEffect()) {
      return State.UNKNOWN;
    }
    boolean refused = failure instanceof ApiException;
    return refused && wasUnknown ? State.UNKNOWN : refused ? State.REFUSED : State.UNSENT;
  }

  private PricingException stopped(int number, Step step, String why, @Nullable Throwable cause) {
    String path = file.path().toString();
    return new PricingException(
        "Stopped at step %s of %s (%s): %s. %s done. Plan.resume(\"%s\") finds out what happened and goes on; Plan.open(\"%s\").revert() takes back what was done."
            .formatted(
                number,
                steps.size(),
                step,
                trimmed(why),
                Counted.of(done, "step is", "steps are"),
                path,
                path),
        cause);
  }

  private static String trimmed(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
