package io.mammoth.connectors.kernel.pricing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step holds that was made here: one that was not is refused. */
final class StepShape {
  private static final Set<Field> OF_CONNECTORS =
      Set.of(Field.NAME, Field.DESCRIPTION, Field.PRICE, Field.ENABLED, Field.BUCKET);
  private static final Set<Field> OF_DELETIONS =
      Set.of(
          Field.NAME, Field.DESCRIPTION, Field.PRICE, Field.ENABLED, Field.BUCKET, Field.PROFILES);
  private static final Set<Field> OF_PROFILES = Set.of(Field.MEMBER, Field.PRICE, Field.ENABLED);

  private StepShape() {}

  private record Target(long connector, String name, Field field) {
    /** The number alone, as names of one connector are several where the plan renames it. */
    static Target of(Cell cell) {
      return new Target(cell.connector(), cell.connector() == 0 ? cell.name() : "", cell.field());
    }
  }

  /** What a step is about, by its number. */
  private record Numbered(boolean profile, long id) {}

  /**
   * Checks what the steps of a plan file are about: what has a number is the target of one step,
   * and what has none is made by the same plan.
   *
   * @throws IllegalArgumentException when anything else could be meant than is shown
   */
  static void checkTargets(List<Step> steps) {
    Set<Numbered> numbered = new HashSet<>();
    Set<String> made = new HashSet<>();
    for (Step step : steps) {
      boolean create = step.kind() == Step.Kind.CREATE;
      refuse(step, create && !made.add(Values.folded(step.name())), "is there twice");
      Numbered target = new Numbered(step.isProfile(), step.id());
      refuse(step, step.id() != 0 && !numbered.add(target), "has the id of another step");
    }
    checkNumbers(steps, steps);
  }

  /**
   * The same of what has no number alone.
   *
   * @param plan all steps of the plan
   */
  static void checkNumbers(List<Step> steps, List<Step> plan) {
    Set<String> made =
        plan.stream()
            .filter(step -> step.kind() == Step.Kind.CREATE)
            .map(Step::name)
            .collect(Collectors.toSet());
    for (Step step : steps) {
      boolean unpriced = step.kind() == Step.Kind.CHANGE && step.equals(Step.unpriced(step.name()));
      refuse(step, step.kind() == Step.Kind.DELETE && step.id() == 0, "has the id 0");
      refuse(
          step,
          step.kind() == Step.Kind.CHANGE && step.id() == 0 && !unpriced,
          "has the id 0: a connector that the plan makes is made as it shall be");
      for (Cell cell : step.cells()) {
        refuse(
            step,
            cell.connector() == 0 && !made.contains(cell.name()),
            "has the id 0 for " + cell.name() + ", which the plan does not make");
      }
    }
  }

  /**
   * Checks a step of a file.
   *
   * @throws IllegalArgumentException when it would do anything that its cells do not show
   */
  static void check(Step step) {
    refuse(step, step.name().isBlank(), "has no name");
    refuse(step, step.cells().isEmpty(), "has no fields, so that nothing of it would be shown");
    refuse(step, step.isProfile() && step.id() == 0, "has no id");
    refuse(step, step.kind() == Step.Kind.CREATE && step.id() != 0, "has an id already");
    Set<Target> targets = new HashSet<>();
    Set<Step.Member> leaving = step.leaving();
    for (Cell cell : step.cells()) {
      String field = cell.field().label();
      refuse(step, !fields(step.kind()).contains(cell.field()), "cannot have the field " + field);
      refuse(step, !targets.add(Target.of(cell)), "has the field " + field + " twice");
      refuse(step, cell.name().isBlank(), "has a connector without a name");
      refuse(step, Values.same(cell.before(), cell.after()), "changes nothing of " + field);
      check(step, cell, leaving.contains(Step.Member.of(cell)));
    }
    refuse(step, !showsItsName(step), "does not show its name");
    for (Cell cell : step.joiningWithout(Field.ENABLED)) {
      refuse(step, true, "does not show whether " + cell.name() + " is enabled there");
    }
  }

  private static void check(Step step, Cell cell, boolean leaving) {
    String field = cell.field().label();
    boolean needed =
        cell.field() == Field.NAME || cell.field() == Field.ENABLED || cell.field() == Field.BUCKET;
    switch (step.kind()) {
      case CREATE -> refuse(step, cell.before() != null, "has had a " + field + " before");
      case DELETE -> refuse(step, cell.after() != null, "has a " + field + " afterwards");
      case CHANGE ->
          refuse(step, needed && cell.after() == null, "always has a value for " + field);
      case PROFILE -> refuse(step, isHalfAMember(cell, leaving), "has no value for " + field);
    }
  }

  /** What leaves a profile loses its state there, and nothing else does. */
  private static boolean isHalfAMember(Cell cell, boolean leaving) {
    return switch (cell.field()) {
      case MEMBER -> cell.before() == null || cell.after() == null;
      case ENABLED -> cell.after() == null && !leaving;
      default -> false;
    };
  }

  private static Set<Field> fields(Step.Kind kind) {
    return switch (kind) {
      case CREATE, CHANGE -> OF_CONNECTORS;
      case PROFILE -> OF_PROFILES;
      case DELETE -> OF_DELETIONS;
    };
  }

  private static boolean showsItsName(Step step) {
    return switch (step.kind()) {
      case CREATE -> names(step).anyMatch(cell -> Objects.equals(cell.after(), step.name()));
      case DELETE -> names(step).findAny().isPresent();
      case CHANGE, PROFILE -> true;
    };
  }

  private static Stream<Cell> names(Step step) {
    return step.cells().stream().filter(cell -> cell.field() == Field.NAME);
  }

  private static void refuse(Step step, boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException("the step \"" + step + "\" " + why);
    }
  }
}
