package io.mammoth.connectors.kernel.pricing;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is sent. */
final class Guard {
  private static final int SHOWN = 10;

  private Guard() {}

  /** A plan that has problems, or nothing to do, goes nowhere. */
  static void ready(Draft draft) {
    if (draft.steps().isEmpty() && draft.problems().isEmpty()) {
      throw new PricingException("The plan changes nothing.");
    }
    int number = draft.problems().size();
    if (number > 0) {
      String more = number > SHOWN ? "; and " + (number - SHOWN) + " more" : "";
      throw new PricingException(
          "The plan has problems, nothing was sent: "
              + draft.problems().stream()
                  .limit(SHOWN)
                  .map(Problem::toString)
                  .collect(Collectors.joining("; "))
              + more
              + ".");
    }
  }

  /** A plan is sent to the server and account that it was made for, to no other. */
  static void samePlace(Desk desk, Origin origin) {
    Place here = desk.place();
    if (here.equals(origin.place())) {
      return;
    }
    sameIds(desk, origin);
    throw new PricingException(
        (origin.place().isOfAnOlderVersion()
                    ? "The plan for %s was saved by an older version, which kept neither the"
                        + " server's path nor the account; this is %s."
                    : "The plan is for %s, and this is %s: another key or a renewed token is"
                        + " another account.")
                .formatted(origin.place(), here)
            + " Nothing was sent. forThisAccount() makes the same plan for this account, with a"
            + " code of its own to be approved.");
  }

  /** A journal is gone on with by the account that began it. */
  static void sameAccount(Desk desk, Journal journal) {
    Origin origin = journal.origin();
    if (desk.place().equals(origin.place())) {
      return;
    }
    sameIds(desk, origin);
    throw new PricingException(
        (origin.place().isOfAnOlderVersion()
                ? "The journal %s is of an older version, which did not keep the account: if it was"
                    + " begun with the account in use now"
                : "The journal %s was begun with another key or token than the one in use now: if"
                    + " it belongs to the same account")
            .concat(", Plan.open(\"%s\").forThisAccount().resume() goes on. Nothing was sent.")
            .formatted(journal.file(), journal.file()));
  }

  /**
   * A plan of which a journal tells is gone on with: begun anew, what it did would be called older.
   */
  static void notBegun(Desk desk, @Nullable Journal journal) {
    if (journal == null || journal.isComplete()) {
      return;
    }
    Path file = journal.file();
    boolean here = desk.place().equals(journal.origin().place());
    throw new PricingException(
        "This plan was begun, as its journal says: %s goes on with it. Nothing was sent."
            .formatted(
                here
                    ? "Plan.resume(\"" + file + "\")"
                    : "Plan.open(\"" + file + "\").forThisAccount().resume()"));
  }

  /** Only a step that is not done, and may have been, waits for someone's word. */
  static void canBeSentAgain(Journal journal, int number) {
    if (number == 0) {
      return;
    }
    int steps = journal.steps().size();
    if (number < 0 || number > steps) {
      throw new PricingException(
          "There is no step %s to send again: the steps of %s are 1 to %s."
              .formatted(number, journal.file(), steps));
    }
    if (journal.isOver(number)) {
      throw new PricingException(
          "Step %s (%s) is done and was not sent again. Plan.resume(\"%s\") looks at it."
              .formatted(number, journal.step(number), journal.file()));
    }
  }

  /** What only looks at a plan needs no more than that its ids mean the same here. */
  static void sameIds(Desk desk, Origin origin) {
    if (!origin.place().hasTheIdsOf(desk.place())) {
      throw new PricingException(
          "The plan is for %s, and this is %s: it applies there alone. Nothing was sent."
                  .formatted(origin.place(), desk.place())
              + (origin.place().workspace() == null && desk.place().workspace() == null
                  ? " Without a workspace, two accounts may have other connectors under the same"
                      + " ids: plan again here."
                  : ""));
    }
  }
}
