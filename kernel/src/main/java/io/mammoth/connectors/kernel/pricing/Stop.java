package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.tables.Counted;
import org.jspecify.annotations.Nullable;

/** Why the steps of a plan end early, and how to go on. */
enum Stop {
  UNKNOWN(
      "%s looks whether it took effect, and goes on",
      "%s looks whether it was created, and goes on only if reads show it"),
  REFUSED("It was refused. Fix the cause; then %s retries it"),
  UNSENT("It was not sent. %s sends it and goes on"),
  /** The same of a step whose earlier attempt has an unknown outcome. */
  NOT_RESENT(Texts.NOT_RESENT + "%s looks whether it did"),
  NOT_KEPT("%s leaves it as it is and goes on"),
  ABOUT_ANOTHER(
      Texts.ABOUT_ANOTHER + "%s sends it again where it reads as before, and goes on",
      Texts.ABOUT_ANOTHER + "%s goes on only if reads show the connector that it was to create"),
  CONFLICT("It was not sent. " + Texts.NEW_PLAN),
  /** The same of a step whose earlier attempt has an unknown outcome. */
  CONFLICT_AFTER_UNKNOWN(Texts.NOT_RESENT + Texts.NEW_PLAN),
  NO_SECOND_CREATE(
      "It was not sent again, since the first request may still take effect. %s looks again and"
          + " goes on; %s sends it once more, when you know that it was not created");

  private static final class Texts {
    private static final String NOT_RESENT =
        "It was not sent again; an earlier request may have taken effect. ";
    private static final String ABOUT_ANOTHER =
        "It may have taken effect there. Look at both first: ";
    private static final String NEW_PLAN =
        "Make a new plan, or restore the expected value and call %s";
  }

  private final String next;
  private final String nextOfCreation;

  Stop(String next) {
    this(next, next);
  }

  Stop(String next, String nextOfCreation) {
    this.next = next;
    this.nextOfCreation = nextOfCreation;
  }

  /** What it is of a step that was sent before with an unknown outcome. */
  Stop afterUnknown() {
    return switch (this) {
      case UNSENT -> NOT_RESENT;
      case CONFLICT -> CONFLICT_AFTER_UNKNOWN;
      default -> this;
    };
  }

  /** The end at a step, as a sentence that says what became of it and of the plan. */
  PricingException at(int number, Journal journal, String why, @Nullable Throwable cause) {
    Step step = journal.step(number);
    String end = why.endsWith(".") ? "" : ".";
    String goOn = step.kind() == Step.Kind.CREATE ? nextOfCreation : next;
    return new PricingException(
        "Stopped at step %s of %s (%s): %s%s "
                .formatted(number, journal.steps().size(), step, why, end)
            + goOn.formatted(journal.resumeCall(), journal.resumeCall(number))
            + (journal.taken().isEmpty()
                ? ". Nothing was done so far"
                    + before(journal, "; ", " step was", " steps were")
                    + "."
                : ". %s. %s.".formatted(journal.howToRevert(), done(journal))),
        cause);
  }

  private static String done(Journal journal) {
    long done = journal.count(State.DONE);
    return (done == 0
            ? "No step is known to be done"
            : Counted.of(done, "step is", "steps are") + " done")
        + before(journal, ", and ", " was", " were");
  }

  private static String before(Journal journal, String and, String one, String many) {
    long before = journal.count(State.ALREADY);
    return before == 0 ? "" : and + before + (before == 1 ? one : many) + " so before";
  }
}
