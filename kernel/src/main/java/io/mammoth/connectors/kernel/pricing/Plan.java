package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.files.UserPath;
import io.mammoth.connectors.kernel.tables.AsRead;
import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final Desk desk;
  private final Origin origin;
  private final Draft draft;
  private final @Nullable Journal journal;

  Plan(Desk desk, Origin origin, Draft draft, @Nullable Journal journal) {
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
   * table is left alone, and an empty cell too. A table of {@code prices()} knows what it held when
   * it was read, also filtered, or saved and loaded: what others changed since stays, and where
   * both changed the same is a problem.
   *
   * @param edited with the column id or name, and those to change as {@code prices()} or a table of
   *     connectors has them; a true in a column delete asks for a deletion
   * @throws PricingException when it has neither id nor name
   */
  public static Plan of(Desk desk, Table edited) {
    return of(desk, "", TableReading.of(desk, edited, AsRead.of(edited)));
  }

  /** The same for a table that does not know what it was read from, and the one that it was. */
  public static Plan of(Desk desk, Table edited, Table original) {
    return of(desk, "", TableReading.of(desk, edited, Baseline.original(original, desk.place())));
  }

  /**
   * A plan that was saved, or that a journal holds.
   *
   * @throws PricingException when the file cannot be read, is neither, or was changed
   */
  public static Plan open(String file) {
    return PlanFile.open(Desk.here(), UserPath.of(file));
  }

  /**
   * Goes on with what a journal says was begun: waits until reads show a step of unknown outcome,
   * and sends it again only when they do not. A creation is not repeated even then, and no step
   * that was done once: {@link #resume(String, int)} does that.
   *
   * @throws PricingException when the journal cannot be read, belongs to another place, or another
   *     person changed what it changes; and when it stops, saying how to go on
   */
  public static Journal resume(String journal) {
    return Applying.resume(Desk.here(), UserPath.of(journal));
  }

  /**
   * The same, with all remaining steps too, and sends one step again that {@link #resume(String)}
   * does not send by itself: a creation whose outcome is unknown, or a step that was done and reads
   * as before.
   *
   * @param step its number, counted from 1, when you know that it is not done and that no other
   *     person undid it
   * @return the journal, in which every step is as planned
   * @throws PricingException also when there is no such step, or it is done
   */
  public static Journal resume(String journal, int step) {
    Guard.countsFromOne(step);
    return Applying.resume(Desk.here(), UserPath.of(journal), step);
  }

  /**
   * Goes on with the journal that it was opened from, as {@link #resume(String)} does; after {@link
   * #forThisAccount()} with the account in use, where a key or token was renewed. The journal's own
   * steps go on, so that {@link #note}, {@link #clearing}, {@link #deleteTheRest}, {@link
   * #allowZero}, {@link #allowFirstPrices} and {@link #overrule} of this plan have no effect here.
   *
   * @return the journal, in which every step is as planned
   * @throws PricingException also when it was opened from no journal
   */
  public Journal resume() {
    if (journal == null) {
      throw new PricingException("Only a journal can be resumed: open the one that apply() wrote.");
    }
    return desk.place().equals(origin.place())
        ? Applying.resumeHere(desk, journal.file())
        : Applying.resume(desk, journal.file());
  }

  /** The same with a word of why. */
  public Plan note(String text) {
    return new Plan(desk, origin.noted(text), draft, journal);
  }

  /**
   * The same steps for the account that is in use, when a plan was made with another key or token,
   * or saved by a version that did not keep the account. Its code is another one, which has to be
   * approved.
   *
   * @throws PricingException when it is for another server or workspace
   */
  public Plan forThisAccount() {
    Guard.sameIds(desk, origin);
    return new Plan(desk, origin.at(desk.place()), draft, journal);
  }

  /** With the cells of these columns cleared that are empty in the table. */
  public Plan clearing(String... columns) {
    return with(draft.clearing(List.of(columns)));
  }

  /** With everything deleted that is not in the table: so many, to the one. */
  public Plan deleteTheRest(int number) {
    return with(draft.deletingTheRest(number));
  }

  /** With prices that become 0: so many, to the one. */
  public Plan allowZero(int number) {
    return with(draft.allowing(Problem.Kind.ZERO, number));
  }

  /** With base prices where no connector has one yet: so many, to the one. */
  public Plan allowFirstPrices(int number) {
    return with(draft.allowing(Problem.Kind.FIRST, number));
  }

  /** With what the table says where that was changed since it was read: so often, to the one. */
  public Plan overrule(int number) {
    return with(draft.allowing(Problem.Kind.CONFLICT, number));
  }

  private Plan with(Draft other) {
    return new Plan(desk, origin, other, journal);
  }

  /** What whoever approves this plan says; another one for every other plan. */
  public String code() {
    return ApprovalCode.of(origin, draft);
  }

  /** One row for each field that would change. */
  public Table table() {
    return PlanTable.of(title(), draft.steps());
  }

  /** The same with the approval code in each row: for people without a notebook. */
  public Table exported() {
    return PlanTable.withCode(table(), code());
  }

  /** The prices that would change, old and new as numbers. */
  public Table prices() {
    return PlanTable.prices(draft.steps());
  }

  /** The fields that are empty in the table and stay as they are until asked for. */
  public Table emptied() {
    return PlanTable.of("Emptied, not sent: clearing(column)", draft.emptied());
  }

  /** What was changed in its columns since the table was read, and is left so. */
  public Table meanwhile() {
    return PlanTable.of("Changed since the table was read, and left so", draft.meanwhile());
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

  /** What a page says above the table: why it cannot be applied, where it is so, and the facts. */
  public List<String> sentences() {
    return Stream.concat(
            problems().stream().map(problem -> "It cannot be applied as it is: " + problem + "."),
            facts().stream())
        .toList();
  }

  /** How many writes it is. */
  public int steps() {
    return draft.steps().size();
  }

  /** Sums of list prices, never revenue, before and after, of what is enabled; by list and type. */
  public Table effect() {
    return Effect.of(desk, draft.steps(), sold -> Weights.EQUAL);
  }

  /**
   * The same with customer numbers.
   *
   * @param customers with a column customers, and profile, or id, or name
   */
  public Table effect(Table customers) {
    return Effect.of(desk, draft.steps(), sold -> Weights.of(customers, sold));
  }

  /** What each of two plans makes of every field that one of them changes. */
  public Table compare(Plan other) {
    return PlanTable.compared(draft.steps(), other.draft.steps());
  }

  /** What changed since, row by row. */
  public Table check() {
    Guard.sameIds(desk, origin);
    return PlanTable.checked(draft.steps(), Catalogue.read(desk));
  }

  /**
   * Saves it as JSON, whole or not at all, in place of a plan that is there.
   *
   * @throws PricingException when it has problems, the file is something else, or cannot be written
   */
  public Path save(String file) {
    Guard.ready(draft);
    return PlanFile.write(UserPath.of(file), origin, draft);
  }

  /**
   * Sends it, one write for each connector and profile, and stops at the first answer that leaves a
   * doubt.
   *
   * @throws PricingException when it has problems, belongs to another place, or somebody changed
   *     meanwhile what it changes; and when it stops, saying how to go on
   */
  public Journal apply() {
    Guard.ready(draft);
    Guard.notBegun(desk, journal);
    Guard.samePlace(desk, origin);
    Journal applied = Applying.begin(desk, origin, draft);
    draft.whenApplied().run();
    return applied;
  }

  /**
   * The same, when it was approved.
   *
   * @throws PricingException also when the code is another plan's
   */
  public Journal apply(String code) {
    ApprovalCode.check(code(), code);
    return apply();
  }

  /**
   * Applies it in a private copy of what is there now, over real HTTP, and shows what came of it;
   * the place itself is only read.
   *
   * @throws PricingException as {@link #apply()} does
   */
  public Rehearsed rehearse() {
    Guard.ready(draft);
    Guard.samePlace(desk, origin);
    return Rehearsed.of(desk, draft);
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
    return journal.revert(desk);
  }

  /** In one line. */
  @Override
  public String toString() {
    String problems = Counted.of(problems().size(), "problem");
    return title() + ": " + Counted.of(steps(), "step") + ", " + problems;
  }
}
