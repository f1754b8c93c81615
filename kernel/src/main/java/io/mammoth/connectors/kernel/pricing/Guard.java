package io.mammoth.connectors.kernel.pricing;

import java.util.List;
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
    if (!draft.problems().isEmpty()) {
      List<String> problems = draft.problems().stream().map(Problem::toString).toList();
      throw new PricingException(
          "The plan has problems, nothing was sent: " + Conflicts.shown(problems, SHOWN) + ".");
    }
  }

  /** A plan is sent to the server and account that it was made for, to no other. */
  static void samePlace(Desk desk, Origin origin) {
    String places = "%s, and this is %s".formatted(origin.place(), desk.place());
    String then =
        " Nothing was sent. forThisAccount() makes the same plan for this account, with a code of"
            + " its own to be approved.";
    require(
        desk,
        origin,
        "The plan was saved by an older version, which kept neither the server's path nor the"
            + " account. It is for "
            + places
            + "."
            + then,
        "The plan is for "
            + places
            + ": another key or a renewed token is another account."
            + then);
  }

  /** Refuses another account with one of two sentences, and another server or workspace anyway. */
  private static void require(Desk desk, Origin origin, String olderVersion, String otherAccount) {
    if (!desk.place().equals(origin.place())) {
      sameIds(desk, origin);
      throw new PricingException(origin.place().isOfAnOlderVersion() ? olderVersion : otherAccount);
    }
  }

  /** A journal is resumed by the account that began it. */
  static void sameAccount(Desk desk, Journal journal) {
    String the = "The journal " + journal.file();
    String then = ", " + journal.takeoverCall() + " goes on. Nothing was sent.";
    require(
        desk,
        journal.origin(),
        the
            + " is of an older version, which did not keep the account: if it was begun with the"
            + " account in use now"
            + then,
        the
            + " was begun with another key or token than the one in use now: if it belongs to the"
            + " same account"
            + then);
  }

  /**
   * A plan that has a journal is resumed, not applied again: a second journal would call older what
   * the first one did.
   */
  static void notBegun(Desk desk, @Nullable Journal journal) {
    if (journal == null || journal.isComplete()) {
      return;
    }
    boolean here = desk.place().equals(journal.origin().place());
    throw new PricingException(
        "A plan that has a journal is resumed, not applied again: %s goes on. Nothing was sent."
            .formatted(here ? journal.resumeCall() : journal.takeoverCall()));
  }

  /** Zero would silently mean that no step is to be sent again. */
  static void countsFromOne(int step) {
    if (step < 1) {
      throw new PricingException(
          "There is no step %s to send again: steps count from 1. Nothing was sent."
              .formatted(step));
    }
  }

  /** Only a step that is not done, and may have been, waits for someone's word. */
  static void canBeSentAgain(Journal journal, int number) {
    if (number == 0) {
      return;
    }
    int steps = journal.steps().size();
    if (number > steps) {
      throw new PricingException(
          "There is no step %s to send again: the steps of %s are 1 to %s."
              .formatted(number, journal.file(), steps));
    }
    if (journal.isOver(number)) {
      throw new PricingException(
          "Step %s (%s) is done and was not sent again. %s looks at it."
              .formatted(number, journal.step(number), journal.resumeCall()));
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
