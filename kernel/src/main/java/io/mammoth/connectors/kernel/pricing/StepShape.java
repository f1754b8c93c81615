package io.mammoth.connectors.kernel.pricing;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
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

  private record Target(long connector, String name, Field field) {}

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
    for (Cell cell : step.cells()) {
      String field = cell.field().label();
      refuse(step, !fields(step.kind()).contains(cell.field()), "cannot have the field " + field);
      Target target =
          new Target(cell.connector(), step.isProfile() ? cell.name() : "", cell.field());
      refuse(step, !targets.add(target), "has the field " + field + " twice");
      refuse(step, Values.same(cell.before(), cell.after()), "changes nothing of " + field);
      check(step, cell, field);
    }
    refuse(step, !showsItsName(step), "does not show its name");
  }

  private static void check(Step step, Cell cell, String field) {
    boolean needed =
        cell.field() == Field.NAME || cell.field() == Field.ENABLED || cell.field() == Field.BUCKET;
    switch (step.kind()) {
      case CREATE -> refuse(step, cell.before() != null, "has had a " + field + " before");
      case DELETE -> refuse(step, cell.after() != null, "has a " + field + " afterwards");
      case CHANGE ->
          refuse(step, needed && cell.after() == null, "always has a value for " + field);
      case PROFILE -> refuse(step, isHalfAMember(step, cell), "has no value for " + field);
    }
  }

  /** What leaves a profile loses its state there, and nothing else does. */
  private static boolean isHalfAMember(Step step, Cell cell) {
    return switch (cell.field()) {
      case MEMBER -> cell.before() == null || cell.after() == null;
      case ENABLED -> cell.after() == null && !step.isLeft(cell);
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
