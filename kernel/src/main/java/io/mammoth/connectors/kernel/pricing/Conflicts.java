package io.mammoth.connectors.kernel.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is neither as a plan found it nor as the plan wants it. */
final class Conflicts {
  private static final int SHOWN = 20;

  /** What to do where nothing was sent yet. */
  static final String NOTHING_SENT = " Nothing was sent: make a new plan.";

  private Conflicts() {}

  /**
   * Checks steps that were not sent yet.
   *
   * @param then what to do where there are some
   * @throws PricingException naming what was changed
   */
  static void requireNone(Collection<Step> steps, Catalogue now, String then) {
    List<Standing.Now> others = new ArrayList<>();
    steps.forEach(step -> others.addAll(Standing.of(step, now).others()));
    if (!others.isEmpty()) {
      throw of(others, then);
    }
  }

  static PricingException of(List<Standing.Now> others, String then) {
    return new PricingException(
        "Changed since this was planned: "
            + shown(others.stream().map(Object::toString).toList())
            + "."
            + then);
  }

  /** The first ones of many, and how many more there are. */
  static String shown(List<String> lines) {
    return shown(lines, SHOWN);
  }

  static String shown(List<String> lines, int most) {
    String shown = lines.stream().limit(most).collect(Collectors.joining("; "));
    return shown + (lines.size() > most ? "; and " + (lines.size() - most) + " more" : "");
  }
}
