package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Journals as tables: a row for each step. */
final class JournalTable {
  private JournalTable() {}

  static Table of(Journal journal) {
    ColumnMaker<Integer> make =
        new ColumnMaker<>(IntStream.rangeClosed(1, journal.steps().size()).boxed().toList());
    return Table.create(
        "Journal " + journal.file().getFileName(),
        make.integer("step", Integer::longValue),
        make.text("what", n -> journal.step(n).toString()),
        make.integer("fields", n -> (long) journal.step(n).cells().size()),
        make.text("state", n -> state(journal.entry(n))),
        make.time("time", n -> time(journal.entry(n))),
        make.text("message", n -> message(journal.entry(n))));
  }

  private static String state(@Nullable JournalEntry entry) {
    return entry == null
        ? "not begun"
        : entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static @Nullable Instant time(@Nullable JournalEntry entry) {
    return entry == null ? null : entry.time();
  }

  private static @Nullable String message(@Nullable JournalEntry entry) {
    return entry == null || entry.message().isEmpty() ? null : entry.message();
  }
}
