package io.mammoth.connectors.kernel.pricing;

import java.util.stream.Collectors;

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

  static void samePlace(Desk desk, Origin origin) {
    if (!desk.place().equals(origin.place())) {
      throw new PricingException(
          "The plan is for %s, and this is %s: it applies there alone. Nothing was sent."
              .formatted(origin.place(), desk.place()));
    }
  }
}
