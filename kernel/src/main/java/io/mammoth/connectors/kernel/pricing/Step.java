package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One write: of a connector, or of a profile with all that changes in it.
 *
 * @param id the number of the connector or profile; 0 of a connector that is still to be made
 * @param name its name now
 */
record Step(Kind kind, long id, String name, List<Cell> cells) {

  /** In the order in which they are sent: what is made first may go into a profile. */
  enum Kind {
    CREATE,
    CHANGE,
    PROFILE,
    DELETE
  }

  /** Two steps with one target are one step. */
  private record Target(Kind kind, long id, String name) {}

  /** A connector of a profile, by its number and its name. */
  record Member(long connector, String name) {
    static Member of(Cell cell) {
      return new Member(cell.connector(), cell.name());
    }
  }

  Step {
    cells = List.copyOf(cells);
  }

  static Step of(Kind kind, long id, String name, Cell... cells) {
    return new Step(kind, id, name, List.of(cells));
  }

  /** The same write with another cell alone. */
  Step with(Cell cell) {
    return with(List.of(cell));
  }

  /** The same write with other cells. */
  Step with(List<Cell> others) {
    return new Step(kind, id, name, others);
  }

  /** Takes the price of 0 off again that the service gives to what is made without one. */
  static Step unpriced(String name) {
    return of(Kind.CHANGE, 0, name, new Cell(0, name, Field.PRICE, BigDecimal.ZERO, null));
  }

  /** One step for each target, in the order in which they are sent. */
  static List<Step> merged(List<Step> steps) {
    Map<Target, List<Cell>> cells = new LinkedHashMap<>();
    for (Step step : steps) {
      Target target = new Target(step.kind, step.id, step.name);
      cells.computeIfAbsent(target, any -> new ArrayList<>()).addAll(step.cells);
    }
    return cells.entrySet().stream()
        .map(e -> new Step(e.getKey().kind, e.getKey().id, e.getKey().name, e.getValue()))
        .sorted(Comparator.comparing(Step::kind))
        .toList();
  }

  /** All cells of some steps. */
  static Stream<Cell> cells(List<Step> steps) {
    return steps.stream().flatMap(step -> step.cells.stream());
  }

  /** The connectors that go out of the profile. */
  Set<Member> leaving() {
    return members(cell -> cell.field() == Field.MEMBER && Boolean.FALSE.equals(cell.after()));
  }

  /** The cells with which connectors join the profile that have no cell of another field. */
  List<Cell> joiningWithout(Field field) {
    Set<Member> with = members(cell -> cell.field() == field);
    return cells.stream()
        .filter(cell -> cell.field() == Field.MEMBER && Boolean.TRUE.equals(cell.after()))
        .filter(cell -> !with.contains(Member.of(cell)))
        .toList();
  }

  /** The connectors of some cells. */
  Set<Member> members(Predicate<Cell> which) {
    return cells.stream().filter(which).map(Member::of).collect(Collectors.toSet());
  }

  boolean isProfile() {
    return kind == Kind.PROFILE;
  }

  /** What it does, for people: {@code change PostgreSQL}. */
  @Override
  public String toString() {
    return switch (kind) {
      case CREATE -> "create " + name;
      case CHANGE -> "change " + name;
      case PROFILE -> "change profile " + name;
      case DELETE -> "delete " + name;
    };
  }
}
