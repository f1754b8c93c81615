package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Standing.Stance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is neither as a plan found it nor as the plan wants it. */
final class Conflicts {
  private static final int SHOWN = 20;

  private Conflicts() {}

  /**
   * How each step stands, by number; nobody may have changed what it changes.
   *
   * @throws PricingException naming what was changed
   */
  static Map<Integer, Stance> none(Map<Integer, Step> steps, Catalogue now) {
    Map<Integer, Stance> stances = new HashMap<>();
    List<Standing.Now> others = new ArrayList<>();
    steps.forEach(
        (number, step) -> {
          Standing standing = Standing.of(step, now);
          stances.put(number, standing.stance());
          if (standing.stance() == Stance.OTHER) {
            others.addAll(standing.others());
          }
        });
    if (!others.isEmpty()) {
      throw of(others);
    }
    return stances;
  }

  static PricingException of(List<Standing.Now> others) {
    String shown =
        others.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining("; "));
    String more = others.size() > SHOWN ? "; and " + (others.size() - SHOWN) + " more" : "";
    return new PricingException(
        "Changed since this was planned: "
            + shown
            + more
            + ". It was not sent: plan again from what is there now.");
  }
}
