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

  /** A plan is sent to the server and account that it was made for, to no other. */
  static void samePlace(Desk desk, Origin origin) {
    Place here = desk.place();
    if (here.equals(origin.place())) {
      return;
    }
    sameIds(desk, origin);
    throw new PricingException(
        (origin.place().isOfAnOlderVersion()
                    ? "The plan for %s was saved by an older version, which kept neither the server's"
                        + " path nor the account; this is %s."
                    : "The plan is for %s, and this is %s: another key or a renewed token is another"
                        + " account.")
                .formatted(origin.place(), here)
            + " Nothing was sent. forThisAccount() makes the same plan for this account, with a code"
            + " of its own to be approved.");
  }

  /** What only looks at a plan needs no more than that its ids mean the same here. */
  static void sameIds(Desk desk, Origin origin) {
    if (!origin.place().hasTheIdsOf(desk.place())) {
      throw new PricingException(
          "The plan is for %s, and this is %s: it applies there alone. Nothing was sent."
              .formatted(origin.place(), desk.place()));
    }
  }
}
