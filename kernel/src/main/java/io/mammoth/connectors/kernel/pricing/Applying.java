package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.TransportException;
import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.pricing.Standing.Stance;
import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a plan one by one, each in the journal before it is sent and after. */
final class Applying implements AutoCloseable {
  private final Desk desk;
  private final Place place;
  private final List<Step> steps;
  private final JournalFile journal;
  private final Sending sending;
  private final Watch watch;
  private int done;

  private Applying(Desk desk, Journal plan, JournalFile journal, Catalogue now) {
    this.desk = desk;
    this.place = plan.origin().place();
    this.steps = plan.steps();
    this.journal = journal;
    this.sending = new Sending(desk.mammoth(), now);
    this.watch = desk.watch();
  }

  /** Reads again, refuses what was changed meanwhile, and takes every step. */
  static Journal begin(Desk desk, Origin origin, Draft draft) {
    Catalogue now = Catalogue.read(desk);
    Conflicts.none(numbered(draft.steps()), now);
    return take(desk, JournalFile.create(desk.journals(), origin, draft), now);
  }

  /** Finds out how far a journal came, and takes the steps that are left. */
  static Journal resume(Desk desk, Path path) {
    Guard.samePlace(desk, Journal.open(path).origin());
    return take(desk, JournalFile.open(path), Catalogue.read(desk));
  }

  private static Journal take(Desk desk, JournalFile file, Catalogue now) {
    Journal plan = Journal.open(file.path());
    desk.written(file.path());
    try (Applying applying = new Applying(desk, plan, file, now)) {
      applying.take(plan, now);
    }
    return Journal.open(file.path());
  }

  private static Map<Integer, Step> numbered(List<Step> steps) {
    Map<Integer, Step> numbered = new LinkedHashMap<>();
    steps.forEach(step -> numbered.put(numbered.size() + 1, step));
    return numbered;
  }

  private void take(Journal plan, Catalogue now) {
    Map<Integer, Step> open = numbered(steps);
    open.keySet().removeIf(number -> isOver(plan.entry(number)));
    Map<Integer, Stance> stances = Conflicts.none(open, now);
    for (int number = 1; number <= steps.size(); number++) {
      Step step = steps.get(number - 1);
      Journal.Entry entry = plan.entry(number);
      if (isOver(entry)) {
        wasMade(step, entry);
      } else if (stances.get(number) == Stance.AFTER) {
        isSoAlready(number, step, entry, now);
      } else {
        send(number, step);
      }
      done++;
    }
  }

  private static boolean isOver(Journal.@Nullable Entry entry) {
    return entry != null && entry.state().isOver();
  }

  private void wasMade(Step step, Journal.@Nullable Entry entry) {
    if (step.kind() == Step.Kind.CREATE && entry != null && entry.id() != 0) {
      sending.made(step.name(), entry.id());
    }
  }

  /** A step that was begun and is so now took effect; one that never was begun is not ours. */
  private void isSoAlready(int number, Step step, Journal.@Nullable Entry entry, Catalogue now) {
    boolean ours = entry != null && entry.state().mayHaveTakenEffect();
    Catalogue.Offer made = step.kind() == Step.Kind.CREATE ? now.named(step.name()) : null;
    journal.add(
        number,
        ours ? State.DONE : State.ALREADY,
        made == null ? 0 : made.id(),
        ours ? "found to have taken effect" : "was so before");
  }

  private void send(int number, Step step) {
    watch.at("step " + number + " of " + steps.size() + ": " + step);
    checkBefore(number, step);
    begin(number, step);
    Sending.Sent sent;
    try {
      watch.at("sending step " + number);
      sent = sending.send(step);
      watch.at("sent step " + number);
    } catch (MammothException failure) {
      journal.write(number, state(failure), 0, String.valueOf(failure.getMessage()));
      throw stopped(number, step, String.valueOf(failure.getMessage()), failure);
    } catch (PricingException conflict) {
      journal.write(number, State.UNSENT, 0, String.valueOf(conflict.getMessage()));
      throw stopped(number, step, String.valueOf(conflict.getMessage()), conflict);
    }
    if (!sent.notKept().isEmpty()) {
      String what = notKept(step, sent.notKept());
      journal.write(number, State.NOT_KEPT, sent.id(), what);
      throw stopped(number, step, what, null);
    }
    journal.add(number, State.DONE, sent.id(), "");
    watch.at("step " + number + " is done");
  }

  private static String notKept(Step step, List<String> fields) {
    boolean base = !step.isProfile() && fields.contains(Field.PRICE.label());
    String what = "the answer does not keep " + String.join(", ", fields);
    return base ? what + ", as where prices are kept in profiles" : what;
  }

  private void begin(int number, Step step) {
    try {
      journal.write(number, State.SENDING, 0, "");
    } catch (PricingException noRoom) {
      throw stopped(number, step, String.valueOf(noRoom.getMessage()), noRoom);
    }
  }

  private void checkBefore(int number, Step step) {
    if (Thread.currentThread().isInterrupted()) {
      throw stopped(number, step, "it was interrupted before this step was sent", null);
    }
    if (!desk.place().equals(place)) {
      throw stopped(number, step, "the notebook moved to " + desk.place(), null);
    }
  }

  /** Whether the service may have acted; what it refused itself, it did not do. */
  private static State state(MammothException failure) {
    if (failure instanceof ConfigurationException) {
      return State.UNSENT;
    }
    if (failure instanceof TransportException cut) {
      return cut.mayHaveTakenEffect() ? State.UNKNOWN : State.UNSENT;
    }
    boolean refused =
        failure instanceof ApiException answer && answer.status() >= 400 && answer.status() < 500;
    return refused ? State.REFUSED : State.UNKNOWN;
  }

  private PricingException stopped(int number, Step step, String why, @Nullable Throwable cause) {
    String file = journal.path().toString();
    return new PricingException(
        "Stopped at step %s of %s (%s): %s. %s done. Plan.resume(\"%s\") finds out what happened and goes on; Plan.open(\"%s\").revert() takes back what was done."
            .formatted(
                number,
                steps.size(),
                step,
                trimmed(why),
                Counted.of(done, "step is", "steps are"),
                file,
                file),
        cause);
  }

  private static String trimmed(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  @Override
  public void close() {
    try {
      watch.close();
    } finally {
      journal.close();
    }
  }
}
