package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.Counted;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a plan should know besides its rows. */
final class Facts {
  private Facts() {}

  /** A remark that begins so stands before all others. */
  static final String FIRST = "Look at this first: ";

  static List<String> of(Origin origin, Draft draft) {
    List<String> kept = kept(draft);
    List<String> facts = new ArrayList<>(kept.stream().filter(Facts::isFirst).toList());
    facts.add("Made at " + origin.madeAt() + " by " + origin.author() + ".");
    facts.add(counted(draft));
    long much = Step.cells(draft.steps()).filter(PlanTable::isMuch).count();
    if (much > 0) {
      facts.add(Counted.of(much, "price changes", "prices change") + " by more than 50 %.");
    }
    addUnpriced(draft.steps(), facts);
    if (draft.isOfEverything()) {
      facts.add("No connector is left as it is.");
    }
    kept.stream().filter(fact -> !isFirst(fact)).forEach(facts::add);
    return facts;
  }

  /** A price that is not there has no row that shows it. */
  private static void addUnpriced(List<Step> steps, List<String> facts) {
    long made = Identities.unpriced(steps, steps).size();
    if (made > 0) {
      facts.add(Counted.of(made, "connector is made", "connectors are made") + " without a price.");
    }
    long joined = steps.stream().mapToLong(step -> step.joiningWithout(Field.PRICE).size()).sum();
    if (joined > 0) {
      facts.add(
          Counted.of(joined, "connector joins", "connectors join")
              + " a profile without a price there.");
    }
  }

  private static boolean isFirst(String fact) {
    return fact.startsWith(FIRST);
  }

  /** What the steps do not tell, and a saved plan keeps. */
  static List<String> kept(Draft draft) {
    List<String> facts = new ArrayList<>();
    if (!draft.emptied().isEmpty()) {
      facts.add(
          Counted.of(
                  draft.emptied().size(), "cell was emptied and is", "cells were emptied and are")
              + " not sent: clearing(column) would.");
    }
    if (!draft.rest().isEmpty()) {
      int rest = draft.rest().size();
      facts.add(
          Counted.of(
                  rest,
                  "connector is not in the table and stays",
                  "connectors are not in the table and stay")
              + ": deleteTheRest("
              + rest
              + (rest == 1 ? ") would delete it." : ") would delete them."));
    }
    if (!draft.meanwhile().isEmpty()) {
      facts.add(
          Counted.of(Step.cells(draft.meanwhile()).count(), "value was", "values were")
              + " changed since the table was read, and left so: meanwhile().");
    }
    facts.addAll(draft.remarks());
    return facts;
  }

  private static String counted(Draft draft) {
    if (draft.steps().isEmpty()) {
      return "It changes nothing.";
    }
    List<String> parts = new ArrayList<>();
    for (Step.Kind kind : Step.Kind.values()) {
      long count = draft.steps().stream().filter(step -> step.kind() == kind).count();
      if (count > 0) {
        parts.add(
            Counted.of(count, word(kind), kind == Step.Kind.PROFILE ? "of profiles" : word(kind)));
      }
    }
    return Counted.of(draft.steps().size(), "write") + ": " + String.join(", ", parts) + ".";
  }

  private static String word(Step.Kind kind) {
    return switch (kind) {
      case CREATE -> "to create";
      case CHANGE -> "to change";
      case PROFILE -> "of a profile";
      case DELETE -> "to delete";
    };
  }
}
