package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Standing.Stance;
import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Plans as tables: a row for each field that would change. */
final class PlanTable {
  private static final BigDecimal MUCH = BigDecimal.valueOf(50);

  private PlanTable() {}

  /**
   * A field of a step, and the step.
   *
   * @param leaves whether the field's connector goes out of the profile
   */
  private record Line(Step step, Cell cell, boolean leaves) {
    String action() {
      return switch (step.kind()) {
        case CREATE -> "create";
        case DELETE -> "delete";
        case CHANGE -> "change";
        case PROFILE -> leaves ? "remove" : joins() ? "add" : "change";
      };
    }

    private boolean joins() {
      return cell.field() == Field.MEMBER
          || (cell.before() == null && cell.field() == Field.ENABLED);
    }

    String list() {
      return step.isProfile() ? Sold.list(step.id(), step.name()) : Sold.BASE;
    }
  }

  static boolean isMuch(Cell cell) {
    BigDecimal percent = cell.percent();
    return percent != null && percent.abs().compareTo(MUCH) > 0;
  }

  static Table of(String title, List<Step> steps) {
    List<Line> lines = lines(steps);
    ColumnMaker<Line> make = new ColumnMaker<>(lines);
    return Table.create(
        title,
        make.text("action", Line::action),
        make.integer("id", line -> line.cell.connector() == 0 ? null : line.cell.connector()),
        make.text("name", line -> line.cell.name()),
        make.text("prices", Line::list),
        make.text("field", line -> line.cell.field().label()),
        make.text("old", line -> text(line.cell.before())),
        make.text("new", line -> text(line.cell.after())),
        make.money("difference", line -> line.cell.difference()),
        make.number("percent", line -> number(line.cell.percent())),
        make.text("mark", line -> isMuch(line.cell) ? "more than 50 %" : null));
  }

  /** The approval code in each row. */
  static Table withCode(Table plan, String code) {
    List<String> codes = Collections.nCopies(plan.rowCount(), code);
    return plan.addColumns(StringColumn.create("approval_code", codes));
  }

  private static Stream<Line> lines(Step step) {
    Set<Step.Member> leaving = step.leaving();
    return step.cells().stream()
        .map(cell -> new Line(step, cell, leaving.contains(Step.Member.of(cell))));
  }

  private static List<Line> lines(List<Step> steps) {
    return steps.stream().flatMap(PlanTable::lines).toList();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Values.text(value);
  }

  private static @Nullable Double number(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }

  /** Prices alone, old and new as numbers: for charts. */
  static Table prices(List<Step> steps) {
    List<Line> lines = lines(steps).stream().filter(line -> line.cell.isPrice()).toList();
    ColumnMaker<Line> make = new ColumnMaker<>(lines);
    return Table.create(
        "Prices, old and new",
        make.integer("id", line -> line.cell.connector() == 0 ? null : line.cell.connector()),
        make.text("name", line -> line.cell.name()),
        make.text("prices", Line::list),
        make.money("old_price", line -> (BigDecimal) line.cell.before()),
        make.money("new_price", line -> (BigDecimal) line.cell.after()));
  }

  /** What two plans make of the same fields; a field that one of both leaves alone is missing. */
  static Table compared(List<Step> steps, List<Step> others) {
    Map<String, Line> theirs = new HashMap<>();
    lines(others).forEach(line -> theirs.put(key(line), line));
    Map<String, Line> ours = new HashMap<>();
    lines(steps).forEach(line -> ours.put(key(line), line));
    List<Line> all =
        Stream.concat(
                lines(steps).stream(),
                lines(others).stream().filter(line -> !ours.containsKey(key(line))))
            .toList();
    ColumnMaker<Line> make = new ColumnMaker<>(all);
    return Table.create(
        "Two plans compared",
        make.integer("id", line -> line.cell.connector() == 0 ? null : line.cell.connector()),
        make.text("name", line -> line.cell.name()),
        make.text("prices", Line::list),
        make.text("field", line -> line.cell.field().label()),
        make.text("old", line -> text(line.cell.before())),
        make.text("this", line -> after(ours.get(key(line)))),
        make.text("other", line -> after(theirs.get(key(line)))),
        make.money("difference", line -> between(ours.get(key(line)), theirs.get(key(line)))));
  }

  private static String key(Line line) {
    Cell cell = line.cell;
    String list = line.step.isProfile() ? "" + line.step.id() : Sold.BASE;
    return String.join("\n", list, "" + cell.connector(), cell.name(), cell.field().label());
  }

  private static @Nullable String after(@Nullable Line line) {
    return line == null ? null : text(line.cell.after());
  }

  private static @Nullable BigDecimal between(@Nullable Line ours, @Nullable Line theirs) {
    return ours == null || theirs == null
        ? null
        : new Cell(0, "", Field.PRICE, ours.cell.after(), theirs.cell.after()).difference();
  }

  /** Row by row: whether it is as the plan found it, as the plan wants it, or was changed since. */
  static Table checked(List<Step> steps, Catalogue now) {
    Identities identities = new Identities(steps, now);
    List<Checked> rows =
        steps.stream().flatMap(step -> checked(step, now, identities.others(step))).toList();
    ColumnMaker<Checked> make = new ColumnMaker<>(rows);
    return Table.create(
        "Checked against what is there now",
        make.text("action", row -> row.line.action()),
        make.text("name", row -> row.line.cell.name()),
        make.text("prices", row -> row.line.list()),
        make.text("field", row -> row.line.cell.field().label()),
        make.text("old", row -> text(row.line.cell.before())),
        make.text("new", row -> text(row.line.cell.after())),
        make.text("now", row -> row.now),
        make.text("state", row -> row.state));
  }

  private record Checked(Line line, @Nullable String now, String state) {}

  private static Stream<Checked> checked(Step step, Catalogue now, Map<Cell, String> wrong) {
    Standing standing = Standing.of(step, now);
    Map<Cell, String> others = new HashMap<>();
    standing.others().forEach(other -> others.put(other.cell(), other.text()));
    String state = standing.stance() == Stance.AFTER ? "so already" : "as planned";
    return lines(step)
        .map(
            line ->
                wrong.containsKey(line.cell)
                    ? new Checked(line, wrong.get(line.cell), "another name")
                    : others.containsKey(line.cell)
                        ? new Checked(line, others.get(line.cell), "changed since")
                        : new Checked(line, null, state));
  }
}
