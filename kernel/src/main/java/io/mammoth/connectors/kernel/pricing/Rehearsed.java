package io.mammoth.connectors.kernel.pricing;

import tech.tablesaw.api.Table;

/**
 * What came of a plan in a private copy.
 *
 * @param prices the prices there afterwards
 * @param check each field of the plan, and whether it is so there
 * @param journal what was sent there
 */
public record Rehearsed(Table prices, Table check, Journal journal) {
  static Rehearsed of(Desk desk, Draft draft) {
    try (Desk.Rehearsal rehearsal = desk.rehearsal(Catalogue.read(desk))) {
      Desk there = rehearsal.desk();
      Journal written = Applying.begin(there, Origin.at(there, "rehearsal"), draft);
      Catalogue result = Catalogue.read(there);
      return new Rehearsed(
          Prices.table(result, Types.read(there)),
          PlanTable.checked(draft.steps(), result),
          written);
    }
  }
}
