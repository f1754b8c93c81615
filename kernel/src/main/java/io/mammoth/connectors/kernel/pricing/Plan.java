package io.mammoth.connectors.kernel.pricing;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What would change, seen before anything is sent. Immutable: what asks for more gives another
 * plan.
 *
 * <pre>{@code
 * Plan plan = plan(edited);               // nothing is sent
 * plan.effect();                          // what it means in money
 * plan.save("raise.json");                // for approval: plan.code()
 * Plan.open("raise.json").apply("7K2M-…");
 * }</pre>
 */
public final class Plan {
  private static final int SHOWN = 10;

  private final Desk desk;
  private final Origin origin;
  private final Draft draft;
  private final @Nullable Journal journal;

  private Plan(Desk desk, Origin origin, Draft draft, @Nullable Journal journal) {
    this.desk = desk;
    this.origin = origin;
    this.draft = draft;
    this.journal = journal;
  }

  static Plan of(Desk desk, String note, Draft draft) {
    return new Plan(desk, Origin.at(desk, note), draft, null);
  }

  /**
   * What an edited table asks for, against what is there now. A row or column that is not in the
   * table is left alone, and an empty cell too.
   *
   * @param edited with the column id or name, and those to change as {@code prices()} or a table of
   *     connectors has them; a true in a column delete asks for a deletion
   * @throws PricingException when it has neither id nor name
   */
  public static Plan of(Desk desk, Table edited) {
    return of(desk, "", TableReading.of(edited, Catalogue.read(desk)));
  }

  /**
   * A plan that was saved, or that a journal holds.
   *
   * @throws PricingException when the file cannot be read, is neither, or was changed
   */
  public static Plan open(String file) {
    return open(Desk.here(), Path.of(file));
  }

  static Plan open(Desk desk, Path file) {
    if (PlanFile.isJournal(file)) {
      Journal journal = Journal.read(file);
      return new Plan(desk, journal.origin(), journal.draft(), journal);
    }
    PlanJson.Content content = PlanFile.read(file);
    return new Plan(desk, content.origin(), content.draft(), null);
  }

  /**
   * Goes on with what a journal says was begun: looks at what is there now, and sends a step again
   * only when it had no effect.
   *
   * @throws PricingException when the journal cannot be read, belongs to another place, or somebody
   *     changed meanwhile what it changes
   */
  public static Journal resume(String journal) {
    return resume(Desk.here(), Path.of(journal));
  }

  static Journal resume(Desk desk, Path journal) {
    checkPlace(desk, Journal.read(journal).origin());
    return Applying.goOn(desk, journal);
  }

  /** The same with a word of why. */
  public Plan note(String text) {
    return new Plan(desk, origin.noted(text), draft, journal);
  }

  /** With the cells of these columns cleared that are empty in the table. */
  public Plan clearing(String... columns) {
    Plan plan = this;
    for (String column : columns) {
      plan = plan.with(asked -> asked.clearing(column));
    }
    return plan;
  }

  /**
   * With everything deleted that is not in the table.
   *
   * @param number how many those are, to the one
   */
  public Plan deleteTheRest(int number) {
    return with(asked -> asked.deletingTheRest(number));
  }

  /**
   * With prices that become 0.
   *
   * @param number how many those are, to the one
   */
  public Plan allowZero(int number) {
    return with(asked -> asked.allowingZero(number));
  }

  private Plan with(UnaryOperator<Draft> change) {
    return new Plan(desk, origin, change.apply(draft), journal);
  }

  /** What whoever approves this plan says; another one for every other plan. */
  public String code() {
    return ApprovalCode.of(origin.place(), draft.steps());
  }

  /** One row for each field that would change. */
  public Table table() {
    return PlanTable.of(title(), draft.steps());
  }

  /** The same with the approval code in each row: for people without a notebook. */
  public Table exported() {
    Table table = table();
    List<String> codes = Collections.nCopies(table.rowCount(), code());
    return table.addColumns(StringColumn.create("approval_code", codes));
  }

  /** The prices that would change, old and new as numbers. */
  public Table prices() {
    return PlanTable.prices(draft.steps());
  }

  /** The fields that are empty in the table and stay as they are until asked for. */
  public Table emptied() {
    return PlanTable.of("Emptied, not sent: clearing(column)", draft.emptied());
  }

  /** In a line: where, when, by whom. */
  public String title() {
    String note = origin.note().isEmpty() ? "" : ": " + origin.note();
    return "Plan " + code() + " for " + origin.place() + note;
  }

  /** Everything that a reader should know besides the table, one sentence each. */
  public List<String> facts() {
    return Facts.of(origin, draft);
  }

  /** Why it cannot be applied, one sentence each; empty when it can. */
  public List<String> problems() {
    return draft.problems().stream().map(Problem::toString).toList();
  }

  /** How many writes it is. */
  public int steps() {
    return draft.steps().size();
  }

  /**
   * Sums of list prices before and after, of what is enabled: by price list, and in it by type.
   * Never revenue: nobody is counted.
   */
  public Table effect() {
    return effect(sold -> Weights.EQUAL);
  }

  /**
   * The same with customer numbers.
   *
   * @param customers with a column customers, and profile, or id, or name
   */
  public Table effect(Table customers) {
    return effect(sold -> Weights.of(customers, sold));
  }

  private Table effect(Function<List<Sold>, Weights> weights) {
    Catalogue now = Catalogue.read(desk);
    List<Sold> before = Sold.of(Forecast.without(now, draft.steps()));
    List<Sold> after = Sold.of(Forecast.with(now, draft.steps()));
    List<Sold> all = Stream.concat(before.stream(), after.stream()).toList();
    return Effect.of(before, after, Types.read(desk), weights.apply(all));
  }

  /** What each of two plans makes of every field that one of them changes. */
  public Table compare(Plan other) {
    return PlanTable.compared(draft.steps(), other.draft.steps());
  }

  /** What changed since, row by row. */
  public Table check() {
    checkPlace(desk, origin);
    return PlanTable.checked(draft.steps(), Catalogue.read(desk));
  }

  /**
   * Saves it as JSON, whole or not at all, in place of a plan that is there.
   *
   * @throws PricingException when it has problems, the file is something else, or cannot be written
   */
  public Path save(String file) {
    refuseProblems();
    return PlanFile.write(Path.of(file), origin, draft);
  }

  /**
   * Sends it, one write for each connector and profile, and stops at the first answer that leaves a
   * doubt.
   *
   * @throws PricingException when it has problems, belongs to another place, or somebody changed
   *     meanwhile what it changes; and when it stops, saying how to go on
   */
  public Journal apply() {
    refuseProblems();
    checkPlace(desk, origin);
    if (draft.steps().isEmpty()) {
      throw new PricingException("The plan changes nothing.");
    }
    return Applying.begin(desk, origin, draft);
  }

  /**
   * The same, when it was approved.
   *
   * @param code what whoever approved it said
   * @throws PricingException also when the code is another plan's
   */
  public Journal apply(String code) {
    if (!ApprovalCode.matches(code(), code)) {
      throw new PricingException(
          "The approval code " + code + " is not this plan's: another plan was approved.");
    }
    return apply();
  }

  /**
   * Applies it in a private copy of what is there now, over real HTTP, and shows what came of it;
   * the place itself is only read.
   *
   * @throws PricingException as {@link #apply()} does
   */
  public Rehearsed rehearse() {
    refuseProblems();
    checkPlace(desk, origin);
    try (Desk.Rehearsal rehearsal = desk.rehearsal(Catalogue.read(desk))) {
      Desk there = rehearsal.desk();
      Origin moved =
          new Origin(there.place(), origin.madeAt(), origin.author(), "rehearsal of " + code());
      Journal written = new Plan(there, moved, draft, null).apply();
      Catalogue result = Catalogue.read(there);
      return new Rehearsed(
          Prices.table(result, Types.read(there)),
          PlanTable.checked(draft.steps(), result),
          written);
    }
  }

  private void refuseProblems() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      String more = problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : "";
      throw new PricingException(
          "The plan has problems, nothing was sent: "
              + problems.stream().limit(SHOWN).collect(Collectors.joining("; "))
              + more
              + ".");
    }
  }

  private static void checkPlace(Desk desk, Origin origin) {
    if (!desk.place().equals(origin.place())) {
      throw new PricingException(
          String.format(
              Locale.ROOT,
              "The plan is for %s, and this is %s: it applies there alone. Nothing was sent.",
              origin.place(),
              desk.place()));
    }
  }

  /**
   * The opposite of what its journal says was done.
   *
   * @throws PricingException when it was opened from no journal
   */
  public Plan revert() {
    if (journal == null) {
      throw new PricingException(
          "Only what was done can be taken back: open the journal that apply() wrote.");
    }
    checkPlace(desk, origin);
    Draft opposite = Reverting.of(journal, Catalogue.read(desk));
    return of(desk, "takes back " + journal.file().getFileName(), opposite);
  }

  /** In one line. */
  @Override
  public String toString() {
    return title() + ": " + draft.steps().size() + " steps, " + problems().size() + " problems";
  }
}
