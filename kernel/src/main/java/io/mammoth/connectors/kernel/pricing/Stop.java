package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Journal.State;
import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the steps of a plan end early, and how to go on. */
enum Stop {
  UNKNOWN("%s looks whether it took effect, and goes on"),
  REFUSED("It was refused. Once that is mended, %s tries it again and goes on"),
  UNSENT("It was not sent. %s sends it and goes on"),
  NOT_KEPT("%s leaves it as it is and goes on"),
  ABOUT_ANOTHER(
      "It may have taken effect there. Look at both first: %s sends it again where it reads as"
          + " before, and goes on"),
  CONFLICT(
      "It was not sent: plan again from what is there now. Only once it is as the plan expects, %s"
          + " goes on"),
  NO_SECOND_CREATE(
      "It was not sent again, since the first request may still take effect. %s looks again and"
          + " goes on; Plan.resume(\"%s\", %s) sends it once more, when you know that it was not"
          + " created");

  private final String next;

  Stop(String next) {
    this.next = next;
  }

  /** The end at a step, as a sentence that says what became of it and of the plan. */
  PricingException at(int number, Journal journal, String why, @Nullable Throwable cause) {
    Path file = journal.file();
    String resume = "Plan.resume(\"" + file + "\")";
    String end = why.endsWith(".") ? "" : ".";
    return new PricingException(
        "Stopped at step %s of %s (%s): %s%s "
                .formatted(number, journal.steps().size(), journal.step(number), why, end)
            + next.formatted(resume, file, number)
            + (journal.taken().isEmpty()
                ? ". Nothing was done so far"
                    + before(journal, "; ", " step was", " steps were")
                    + "."
                : "; Plan.open(\"%s\").revert() takes back what was done. %s."
                    .formatted(file, done(journal))),
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
