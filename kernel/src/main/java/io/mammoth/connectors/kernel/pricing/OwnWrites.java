package io.mammoth.connectors.kernel.pricing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one's own plans wrote since a moment, as the journals beside the notebook say: whoever
 * applies a plan and then edits the same table once more is in nobody's way.
 */
final class OwnWrites {
  private final Map<Target, Cell> last = new HashMap<>();
  private final Set<Long> made = new HashSet<>();

  /** A field of a connector, in a profile or, where that is 0, its own. */
  private record Target(long profile, long connector, Field field) {
    static Target of(Step step, long connector, Field field) {
      return new Target(step.isProfile() ? step.id() : 0, connector, field);
    }
  }

  private OwnWrites() {}

  /** Those at a desk, by whoever sits there; none where the moment is not known. */
  static OwnWrites since(Desk desk, @Nullable Instant moment) {
    OwnWrites own = new OwnWrites();
    if (moment != null) {
      JournalFile.since(desk.journals(), moment).forEach(file -> own.add(desk, file));
    }
    return own;
  }

  /** What cannot be read any more counts as nobody's: where it matters, there is a conflict. */
  private void add(Desk desk, Path file) {
    try {
      Journal journal = Journal.open(file);
      Origin origin = journal.origin();
      if (origin.place().equals(desk.place()) && origin.author().equals(desk.author())) {
        Map<String, Long> numbers = journal.made();
        journal.taken().forEach(step -> add(step, numbers));
        numbers.values().stream().filter(id -> id != 0).forEach(made::add);
      }
    } catch (PricingException unreadable) {
      System.getLogger(OwnWrites.class.getName())
          .log(System.Logger.Level.DEBUG, "not looked at: " + file, unreadable);
    }
  }

  private void add(Step step, Map<String, Long> numbers) {
    for (Cell cell : step.cells()) {
      long id = cell.connector() == 0 ? numbers.getOrDefault(cell.name(), 0L) : cell.connector();
      last.put(Target.of(step, id, cell.field()), cell);
    }
  }

  /** Whether what there is now, which a step's one cell would change, was written here. */
  boolean isOf(Step step) {
    Cell cell = step.cells().get(0);
    Cell written = last.get(Target.of(step, cell.connector(), cell.field()));
    return written != null && Values.same(written.after(), cell.before());
  }

  /** Whether a connector was made here. */
  boolean hasMade(long connector) {
    return made.contains(connector);
  }
}
