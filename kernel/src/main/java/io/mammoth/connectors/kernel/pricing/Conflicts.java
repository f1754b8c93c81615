package io.mammoth.connectors.kernel.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is neither as a plan found it nor as the plan wants it. */
final class Conflicts {
  private static final int SHOWN = 20;

  private Conflicts() {}

  /**
   * Checks steps that were not sent yet.
   *
   * @throws PricingException naming what was changed
   */
  static void none(Collection<Step> steps, Catalogue now) {
    List<Standing.Now> others = new ArrayList<>();
    steps.forEach(step -> others.addAll(Standing.of(step, now).others()));
    if (!others.isEmpty()) {
      throw of(others);
    }
  }

  static PricingException of(List<Standing.Now> others) {
    return new PricingException(
        "Changed since this was planned: "
            + shown(others.stream().map(Object::toString).toList())
            + ". It was not sent: plan again from what is there now.");
  }

  /** The first ones of many, and how many more there are. */
  static String shown(List<String> lines) {
    String shown = lines.stream().limit(SHOWN).collect(Collectors.joining("; "));
    return shown + (lines.size() > SHOWN ? "; and " + (lines.size() - SHOWN) + " more" : "");
  }
}
