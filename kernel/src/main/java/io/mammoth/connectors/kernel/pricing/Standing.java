package io.mammoth.connectors.kernel.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a step stands against what is there now.
 *
 * @param stance whether all is as it was before, or as it shall be
 * @param others the cells that are neither, or not what the rest of the step is
 */
record Standing(Stance stance, List<Now> others) {

  /** Nothing of a step is done, all of it, or something else is there. */
  enum Stance {
    BEFORE,
    AFTER,
    OTHER
  }

  /** A cell, and what is there instead, for people. */
  record Now(Cell cell, String text) {
    @Override
    public String toString() {
      return "%s, %s: %s in the plan, %s now"
          .formatted(cell.name(), cell.field().label(), Values.text(cell.before()), text);
    }
  }

  /** What a cell holds now; absent where there is nothing to hold it. */
  private record Held(boolean there, @Nullable Object value, String otherwise) {
    static Held of(@Nullable Object value) {
      return new Held(true, value, Values.text(value));
    }

    static Held none(String why) {
      return new Held(false, null, why);
    }
  }

  /** A connector that joins or leaves a profile: before or after, it has no terms there. */
  private record Joining(long connector, String name) {
    static Joining of(Cell cell) {
      return new Joining(cell.connector(), cell.name());
    }
  }

  static Standing of(Step step, Catalogue now) {
    return switch (step.kind()) {
      case CREATE -> creation(step, now);
      case CHANGE -> change(step, now);
      case DELETE -> deletion(step, now);
      case PROFILE -> profile(step, now.profiles().get(step.id()), now);
    };
  }

  private static Standing creation(Step step, Catalogue now) {
    Catalogue.Offer offer = now.named(step.name());
    return offer == null
        ? new Standing(Stance.BEFORE, List.of())
        : only(Stance.AFTER, compared(step, cell -> Held.of(offer.value(cell.field()))));
  }

  private static Standing change(Step step, Catalogue now) {
    Catalogue.Offer offer = now.offer(step.id(), step.name());
    if (offer == null && step.id() == 0) {
      return new Standing(Stance.BEFORE, List.of());
    }
    return compared(
        step,
        cell ->
            offer == null ? Held.none("no such connector") : Held.of(offer.value(cell.field())));
  }

  private static Standing deletion(Step step, Catalogue now) {
    Catalogue.Offer offer = now.offer(step.id(), step.name());
    return offer == null
        ? new Standing(Stance.AFTER, List.of())
        : only(
            Stance.BEFORE,
            compared(
                step,
                cell ->
                    Held.of(
                        cell.field() == Field.PROFILES
                            ? now.holders(offer.id())
                            : offer.value(cell.field()))));
  }

  static Standing profile(Step step, Catalogue.@Nullable Profile profile, Catalogue now) {
    Set<Joining> joining =
        step.cells().stream()
            .filter(cell -> cell.field() == Field.MEMBER)
            .map(Joining::of)
            .collect(Collectors.toSet());
    return compared(
        step,
        cell ->
            profile == null
                ? Held.none("no such profile")
                : held(cell, profile, now, joining.contains(Joining.of(cell))));
  }

  private static Held held(Cell cell, Catalogue.Profile profile, Catalogue now, boolean joining) {
    Catalogue.Offer offer = now.offer(cell.connector(), cell.name());
    Catalogue.Terms terms = offer == null ? null : profile.terms().get(offer.id());
    if (cell.field() == Field.MEMBER) {
      return Held.of(terms != null);
    }
    if (terms == null) {
      return joining ? Held.of(null) : Held.none("not in the profile");
    }
    return Held.of(cell.isPrice() ? terms.price() : terms.enabled());
  }

  private static Standing compared(Step step, Function<Cell, Held> now) {
    List<Now> notBefore = new ArrayList<>();
    List<Now> notAfter = new ArrayList<>();
    for (Cell cell : step.cells()) {
      Held held = now.apply(cell);
      if (!held.there() || !Values.same(held.value(), cell.before())) {
        notBefore.add(new Now(cell, held.otherwise()));
      }
      if (!held.there() || !Values.same(held.value(), cell.after())) {
        notAfter.add(new Now(cell, held.otherwise()));
      }
    }
    if (notBefore.isEmpty()) {
      return new Standing(Stance.BEFORE, List.of());
    }
    return notAfter.isEmpty()
        ? new Standing(Stance.AFTER, List.of())
        : new Standing(Stance.OTHER, notBefore);
  }

  /** What is there can only be what this stance means: anything else is something else. */
  private static Standing only(Stance stance, Standing found) {
    return found.stance == stance ? found : new Standing(Stance.OTHER, found.others);
  }
}
