package io.mammoth.connectors.kernel.pricing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a step stands against what is there now.
 *
 * @param stance whether all is as it was before, or as it shall be
 * @param cells each cell of it
 */
record Standing(Stance stance, List<Now> cells) {

  /** Nothing of a step is done, all of it, or something else is there. */
  enum Stance {
    BEFORE,
    AFTER,
    OTHER
  }

  /**
   * A cell, and what it holds now.
   *
   * @param isThere whether there is something that can hold it
   * @param isBefore whether it is as the plan found it
   * @param isAfter whether it is as the plan wants it
   * @param text what it holds, for people
   */
  record Now(
      Cell cell,
      boolean isThere,
      @Nullable Object value,
      boolean isBefore,
      boolean isAfter,
      String text) {

    static Now of(Cell cell, @Nullable Object value) {
      return new Now(
          cell,
          true,
          value,
          Values.same(value, cell.before()),
          Values.same(value, cell.after()),
          Values.text(value));
    }

    static Now none(Cell cell, String why) {
      return new Now(cell, false, null, false, false, why);
    }

    private Now with(boolean before, boolean after) {
      return new Now(cell, isThere, value, before, after, text);
    }

    /** Whether it was changed by someone else, or by the service. */
    boolean isOther() {
      return !isBefore && !isAfter;
    }

    /** Where it is. */
    String place() {
      return cell.name() + ", " + cell.field().label();
    }

    /** Against what the plan wants. */
    String wanted() {
      return "%s: %s in the plan, %s".formatted(place(), Values.text(cell.after()), text);
    }

    /** The same of what reads show. */
    String wantedNow() {
      return wanted() + " now";
    }

    /** Against what the plan found. */
    @Override
    public String toString() {
      return "%s: %s in the plan, %s now".formatted(place(), Values.text(cell.before()), text);
    }
  }

  static Standing of(Step step, Catalogue now) {
    return switch (step.kind()) {
      case CREATE -> creation(step, now.offer(step.id(), step.name()));
      case CHANGE -> change(step, now.offer(step.id(), step.name()));
      case DELETE -> deletion(step, now.offer(step.id(), step.name()), now);
      case PROFILE -> profile(step, now.profiles().get(step.id()), now);
    };
  }

  private static Standing creation(Step step, Catalogue.@Nullable Offer offer) {
    if (offer == null) {
      return all(step, Stance.BEFORE, "not there");
    }
    List<Now> cells =
        cells(
            step,
            cell -> {
              Now held = Now.of(cell, offer.value(cell.field()));
              return held.with(false, held.isAfter);
            });
    return new Standing(stance(cells), cells);
  }

  static Standing change(Step step, Catalogue.@Nullable Offer offer) {
    if (offer == null && step.id() == 0) {
      return all(step, Stance.BEFORE, "no such connector");
    }
    return compared(
        step,
        cell ->
            offer == null
                ? Now.none(cell, "no such connector")
                : Now.of(cell, offer.value(cell.field())));
  }

  private static Standing deletion(Step step, Catalogue.@Nullable Offer offer, Catalogue now) {
    if (offer == null) {
      return all(step, Stance.AFTER, "not there");
    }
    List<Now> cells =
        cells(
            step,
            cell -> {
              boolean holders = cell.field() == Field.PROFILES;
              Object value = holders ? now.holders(offer.id()) : offer.value(cell.field());
              Now held = Now.of(cell, value);
              return held.with(held.isBefore, false);
            });
    boolean before = cells.stream().allMatch(Now::isBefore);
    return new Standing(before ? Stance.BEFORE : Stance.OTHER, cells);
  }

  static Standing profile(Step step, Catalogue.@Nullable Profile profile, Catalogue now) {
    // What joins or leaves has no terms there before or after.
    Set<Step.Member> joining = step.members(cell -> cell.field() == Field.MEMBER);
    return compared(
        step,
        cell ->
            profile == null
                ? Now.none(cell, "no such profile")
                : held(cell, profile, now, joining.contains(Step.Member.of(cell))));
  }

  private static Now held(Cell cell, Catalogue.Profile profile, Catalogue now, boolean joining) {
    Catalogue.Offer offer = cell.connector() == 0 ? now.named(cell.name()) : null;
    long id = offer == null ? cell.connector() : offer.id();
    Catalogue.Terms terms = profile.terms().get(id);
    if (cell.field() == Field.MEMBER) {
      return Now.of(cell, terms != null);
    }
    if (terms == null) {
      return joining ? Now.of(cell, null) : Now.none(cell, "not in the profile");
    }
    return Now.of(cell, cell.isPrice() ? terms.price() : terms.enabled());
  }

  private static Standing compared(Step step, Function<Cell, Now> now) {
    List<Now> cells = cells(step, now);
    return new Standing(stance(cells), cells);
  }

  private static List<Now> cells(Step step, Function<Cell, Now> now) {
    return step.cells().stream().map(now).toList();
  }

  private static Stance stance(List<Now> cells) {
    if (cells.stream().allMatch(Now::isBefore)) {
      return Stance.BEFORE;
    }
    return cells.stream().allMatch(Now::isAfter) ? Stance.AFTER : Stance.OTHER;
  }

  /** With some cells as the plan wants them, whatever they hold. */
  Standing without(Predicate<Cell> some) {
    List<Now> left =
        cells.stream().map(now -> some.test(now.cell) ? now.with(false, true) : now).toList();
    boolean isSame = stance != Stance.OTHER && cells.stream().noneMatch(now -> some.test(now.cell));
    return isSame ? this : new Standing(stance(left), left);
  }

  /** Where there is nothing that could hold a cell. */
  private static Standing all(Step step, Stance stance, String why) {
    boolean before = stance == Stance.BEFORE;
    return new Standing(stance, cells(step, cell -> Now.none(cell, why).with(before, !before)));
  }

  /**
   * What is not as the plan found it; none of a step that is as a whole as it was or shall be. What
   * is to be made was not there before: of it, what is not as the plan wants it.
   */
  List<Now> others() {
    if (stance != Stance.OTHER) {
      return List.of();
    }
    boolean made = cells.stream().noneMatch(Now::isBefore);
    return cells.stream().filter(now -> made ? !now.isAfter : !now.isBefore).toList();
  }

  /**
   * The cells of a step that are still to be sent, by their numbers: those that are as before, and
   * of which no answer said that another value is kept. A connector does not leave a profile where
   * its terms there are neither.
   */
  List<Integer> left(Step step, Map<Integer, Kept> kept) {
    if (stance == Stance.BEFORE && kept.isEmpty()) {
      return IntStream.range(0, cells.size()).boxed().toList();
    }
    if (step.kind() == Step.Kind.CREATE) {
      return List.of();
    }
    Set<Step.Member> leaving = step.leaving();
    return IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).isBefore && !cells.get(i).isAfter && !kept.containsKey(i))
        .filter(
            i ->
                !leaving.contains(Step.Member.of(step.cells().get(i)))
                    || !isOther(cells.get(i).cell.connector()))
        .boxed()
        .toList();
  }

  private boolean isOther(long connector) {
    return cells.stream().anyMatch(now -> now.isOther() && now.cell.connector() == connector);
  }
}
