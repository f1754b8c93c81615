package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Accent;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.display.TableView;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
import io.mammoth.connectors.kernel.pricing.Rehearsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Plans and what became of them, as a cell shows them: facts first, then rows. */
final class PricingCards {
  private static final int MOST_PROBLEMS = 20;
  private static final Set<String> FINE = Set.of("done", "already");

  private PricingCards() {}

  static Rendering of(Plan plan, Limits whole) {
    // The card above says what it is.
    Table table = plan.table().setName("");
    Limits limits = whole.among(3);
    List<Rendering> parts = new ArrayList<>();
    parts.add(card(plan).rendering(limits.bytes()));
    if (!table.isEmpty()) {
      parts.add(TableView.of(table, limits, "", (row, column) -> accent(table, row, column)));
    }
    for (Table more : List.of(plan.meanwhile(), plan.emptied())) {
      if (!more.isEmpty()) {
        parts.add(TableView.of(more, limits));
      }
    }
    return Rendering.joined(parts);
  }

  private static Card card(Plan plan) {
    Card card = Card.of(plan.title()).with("approval code", plan.code());
    List<String> problems = plan.problems();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_PROBLEMS, problems.size()); i++) {
      names.add("problem " + (i + 1));
      card = card.with(names.get(i), problems.get(i));
    }
    if (problems.size() > MOST_PROBLEMS) {
      names.add("problems");
      card = card.with("problems", problems.size() + " in all");
    }
    for (String fact : plan.facts()) {
      card = card.remark(fact);
    }
    return card.accented(names, Accent.PROBLEM);
  }

  private static Accent accent(Table plan, int row, String column) {
    boolean marked = !plan.column("mark").isMissing(row);
    if (column.equals("mark") || (column.equals("percent") && marked)) {
      return marked ? Accent.PROBLEM : Accent.NONE;
    }
    return column.equals("new") ? Accent.CHANGED : Accent.NONE;
  }

  static Rendering of(Journal journal, Limits whole) {
    Limits limits = whole.among(2);
    Table steps = journal.table();
    Card card = card(journal, steps.rowCount());
    return Rendering.joined(List.of(card.rendering(limits.bytes()), steps(steps, limits)));
  }

  private static Card card(Journal journal, int steps) {
    return Card.of(journal.isComplete() ? "Applied" : "Applied in part")
        .with("journal", journal.file().toString())
        .with("steps", steps)
        .remark(
            journal.isComplete()
                ? journal.revertCall() + " takes it back."
                : journal.resumeCall() + " looks how far it came, and goes on.");
  }

  private static Rendering steps(Table table, Limits limits) {
    return TableView.of(
        table,
        limits,
        "",
        (row, column) ->
            column.equals("state") && !FINE.contains(table.getString(row, "state"))
                ? Accent.PROBLEM
                : Accent.NONE);
  }

  static Rendering of(Rehearsed rehearsed, Limits whole) {
    Limits limits = whole.among(4);
    Card card =
        Card.of("Rehearsed in a private copy: nothing was sent to the account")
            .with("complete", rehearsed.journal().isComplete());
    return Rendering.joined(
        List.of(
            card.rendering(limits.bytes()),
            TableView.of(rehearsed.check(), limits),
            steps(rehearsed.journal().table(), limits),
            TableView.of(rehearsed.prices(), limits)));
  }
}
