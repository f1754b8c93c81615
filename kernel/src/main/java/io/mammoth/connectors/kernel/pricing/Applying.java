package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.pricing.Standing.Now;
import io.mammoth.connectors.kernel.pricing.Standing.Stance;
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
  private static final int NONE = 0;

  private final Desk desk;
  private final JournalFile file;
  private final Journal journal;
  private final List<Step> steps;
  private final Sending sending;
  private final Watch watch;
  private final Freshness freshness;
  private final int again;
  private Catalogue now;

  private Applying(Desk desk, Watch watch, JournalFile file, Catalogue now, int again) {
    this.desk = desk;
    this.file = file;
    this.journal = file.journal();
    this.steps = journal.steps();
    this.sending = new Sending(desk, now);
    this.watch = watch;
    this.freshness = new Freshness(desk);
    this.again = again;
    this.now = now;
  }

  /** Reads again, refuses what was changed since, and takes every step. */
  static Journal begin(Desk desk, Origin origin, Draft draft) {
    try (Watch watch = desk.watch()) {
      Catalogue now = whole(desk, watch, draft.steps());
      Identities.check(draft.steps(), now);
      Conflicts.requireNone(draft.steps(), now, Conflicts.NOTHING_SENT);
      try (JournalFile file = JournalFile.create(desk.journals(), origin, draft)) {
        return new Applying(desk, watch, file, now, NONE).run();
      }
    }
  }

  private static Catalogue whole(Desk desk, Watch watch, List<Step> steps) {
    try {
      return Listings.whole(desk, watch, steps, Catalogue.read(desk));
    } catch (MammothException failure) {
      throw new PricingException(
          "Nothing was sent, since the read before it failed: " + failure.getMessage(), failure);
    }
  }

  /** Finds out how far a journal came, and takes the steps that are left. */
  static Journal resume(Desk desk, Path path) {
    return resume(desk, path, NONE);
  }

  /**
   * The same, and sends a step once more that reads do not show.
   *
   * @param again its number, by whoever knows that it was not done
   */
  static Journal resume(Desk desk, Path path, int again) {
    PlanFile.checkJournal(path);
    try (Watch watch = desk.watch();
        JournalFile file = JournalFile.open(path)) {
      Guard.sameAccount(desk, file.journal());
      return resume(desk, watch, file, again);
    }
  }

  /** The same with the account in use, whichever it was begun with. */
  static Journal resumeHere(Desk desk, Path path) {
    try (Watch watch = desk.watch();
        JournalFile file = JournalFile.open(path)) {
      Guard.sameIds(desk, file.journal().origin());
      return resume(desk, watch, file, NONE);
    }
  }

  private static Journal resume(Desk desk, Watch watch, JournalFile file, int again) {
    Journal journal = file.journal();
    Guard.canBeSentAgain(journal, again);
    if (journal.isComplete()) {
      return journal;
    }
    Place here = desk.place();
    Catalogue now = checked(desk, watch, journal);
    // Only now: of an older version's journal, the names alone tell whether the account is right.
    if (!here.equals(journal.origin().place())) {
      file.moved(here);
    }
    return new Applying(desk, watch, file, now, again).run();
  }

  /** What reads show, once nothing in it is against the steps that are left. */
  private static Catalogue checked(Desk desk, Watch watch, Journal journal) {
    Catalogue now = read(desk, watch, journal);
    Identities.check(left(journal), journal.steps(), now);
    Conflicts.requireNone(untouched(journal, 1), now, nothingMore(journal));
    return now;
  }

  private static Catalogue read(Desk desk, Watch watch, Journal journal) {
    try {
      Catalogue now = awaitVisible(desk, watch, journal, Catalogue.read(desk));
      return Listings.whole(desk, watch, left(journal), now);
    } catch (MammothException failure) {
      throw new PricingException(
          "Nothing more was sent, since the read before it failed: %s %s tries again."
              .formatted(failure.getMessage(), journal.resumeCall()),
          failure);
    }
  }

  private static String nothingMore(Journal journal) {
    return " Nothing more was sent: make a new plan"
        + (journal.taken().isEmpty() ? "." : "; " + journal.howToRevert() + ".");
  }

  /** Reads may show late what a request of unknown outcome did: waits for it, to a bound. */
  private static Catalogue awaitVisible(Desk desk, Watch watch, Journal journal, Catalogue read) {
    Catalogue now = read;
    Polling polling = new Polling(desk, watch);
    for (int number = 1; number <= journal.steps().size(); number++) {
      if (journal.isInDoubt(number)) {
        Step step = journal.step(number);
        String what = "reads show step " + number + " (" + step + ")";
        while (!Standing.of(step, now).left(step, journal.kept(number)).isEmpty()
            && polling.again(what)) {
          now = now.again(desk);
        }
      }
    }
    return now;
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
    lookAgain(number);
    Standing standing =
        Standing.of(step.kind() == Step.Kind.CREATE ? sending.resolved(step) : step, now);
    if (isOfAnother(number, step, standing)) {
      throw stopped(Stop.CONFLICT, number, ofAnother(number, step, standing), null);
    }
    if (standing.stance() == Stance.AFTER) {
      recordAsDone(number, step, journal.isBegun(number), Map.of());
      return;
    }
    List<Integer> left = left(number, step, standing);
    if (!left.isEmpty()) {
      send(number, step, left);
      freshness.sent();
    }
  }

  /** A connector with the name of one to be made, which is there for another reason. */
  private boolean isOfAnother(int number, Step step, Standing standing) {
    if (step.kind() != Step.Kind.CREATE || standing.stance() == Stance.BEFORE) {
      return false;
    }
    return journal.isInDoubt(number)
        ? standing.stance() == Stance.OTHER
        : journal.isRefused(number) && !journal.isBegun(number);
  }

  private String ofAnother(int number, Step step, Standing standing) {
    String named = "a connector named " + step.name();
    return journal.isInDoubt(number)
        ? named + " exists, but not as planned (" + describe(standing) + ")"
        : named + " already exists, and this plan did not create it";
  }

  private static String describe(Standing standing) {
    return Conflicts.shown(standing.cells().stream().map(Now::wantedNow).toList());
  }

  /**
   * The cells to send. None of a step that was done once, since whoever changed it back is not
   * overwritten; a creation is not sent a second time, since both may take effect.
   */
  private List<Integer> left(int number, Step step, Standing standing) {
    List<Integer> left = standing.left(step, journal.kept(number));
    if (left.isEmpty() || number == again) {
      return left;
    }
    if (journal.isConfirmed(number)) {
      return List.of();
    }
    if (step.kind() == Step.Kind.CREATE && journal.isUnknown(number)) {
      checkBefore(number);
      String why = "it was sent before with an unknown outcome, and reads do not show it";
      throw stopped(Stop.NO_SECOND_CREATE, number, why, null);
    }
    return left;
  }

  /** What others changed since the last look is not overwritten. */
  private void lookAgain(int number) {
    if (freshness.isFine()) {
      return;
    }
    try {
      now = freshness.read(now);
      sending.now(now);
      Conflicts.requireNone(
          untouched(journal, number).stream().filter(next -> !next.isProfile()).toList(), now, "");
    } catch (MammothException failure) {
      String why = "what others changed could not be read: " + failure.getMessage();
      throw stopped(Stop.UNSENT, number, why, failure);
    } catch (PricingException conflict) {
      throw stopped(Stop.CONFLICT, number, String.valueOf(conflict.getMessage()), conflict);
    }
  }

  /**
   * A step that was sent and is so now took effect; one that was never sent is not ours.
   *
   * @param kept what the service holds of it in place of what was sent
   */
  private void recordAsDone(int number, Step step, boolean ours, Map<Integer, Kept> kept) {
    Catalogue.Offer made =
        step.kind() == Step.Kind.CREATE ? now.offer(journal.id(number), step.name()) : null;
    State state = !kept.isEmpty() ? State.NOT_KEPT : ours ? State.DONE : State.ALREADY;
    file.add(
        JournalEntry.of(
            number,
            state,
            made == null ? 0 : made.id(),
            ours ? "found to have taken effect" : "was so before",
            kept));
  }

  private void send(int number, Step step, List<Integer> left) {
    watch.at("step " + number + " of " + steps.size() + ": " + step);
    checkBefore(number);
    boolean isUnknown = journal.isUnknown(number);
    boolean isBegun = journal.isBegun(number);
    Step part = step.with(left.stream().map(step.cells()::get).toList());
    begin(number);
    Sending.Sent sent;
    try {
      watch.at("sending step " + number);
      sent = sending.send(part);
      watch.at("sent step " + number);
    } catch (MammothException failure) {
      String why = String.valueOf(failure.getMessage());
      State state = state(failure, isUnknown);
      write(number, state, 0, why, journal.kept(number));
      throw stopped(stop(state), number, why, failure);
    } catch (PricingException conflict) {
      String why = String.valueOf(conflict.getMessage());
      write(number, State.UNSENT, 0, why, journal.kept(number));
      throw stopped(sending.isConflict() ? Stop.CONFLICT : Stop.UNSENT, number, why, conflict);
    }
    if (sent.isNone()) {
      write(number, State.UNSENT, 0, "", journal.kept(number));
      recordAsDone(number, step, isBegun, journal.kept(number));
      return;
    }
    record(number, step, left, sent);
    watch.at("step " + number + " is done");
  }

  /** What an answer says became of a step; one that leaves a doubt ends the work. */
  private void record(int number, Step step, List<Integer> left, Sending.Sent sent) {
    if (sent.about() != null) {
      String why = "the answer is about " + sent.about();
      write(number, State.UNKNOWN, 0, why, journal.kept(number));
      throw stopped(Stop.ABOUT_ANOTHER, number, why, null);
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
    throw stopped(Stop.NOT_KEPT, number, why, null);
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

  private void begin(int number) {
    // Asked before, since the journal in memory has the line that the disk has not.
    Stop stop = mayHaveTakenEffect(number) ? Stop.NOT_RESENT : Stop.UNSENT;
    try {
      write(number, State.SENDING, 0, "", journal.kept(number));
    } catch (PricingException noRoom) {
      throw stop.at(number, journal, String.valueOf(noRoom.getMessage()), noRoom);
    }
  }

  private void checkBefore(int number) {
    if (Thread.currentThread().isInterrupted()) {
      throw stopped(Stop.UNSENT, number, "it was interrupted before this step was sent", null);
    }
    Place place = journal.origin().place();
    if (!desk.place().equals(place)) {
      String why = "the notebook moved from %s to %s".formatted(place, desk.place());
      throw stopped(Stop.UNSENT, number, why, null);
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

  private static Stop stop(State state) {
    return switch (state) {
      case UNKNOWN -> Stop.UNKNOWN;
      case REFUSED -> Stop.REFUSED;
      default -> Stop.UNSENT;
    };
  }

  private PricingException stopped(Stop stop, int number, String why, @Nullable Throwable cause) {
    Stop exact = mayHaveTakenEffect(number) ? stop.afterUnknown() : stop;
    return exact.at(number, journal, why, cause);
  }

  /** Whether an attempt before this one has an unknown outcome. */
  private boolean mayHaveTakenEffect(int number) {
    return journal.isUnknown(number) && journal.isBegun(number);
  }
}
