package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.PricingException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which journals are undone. What takes an undone one back does it again, and can itself be undone;
 * so a second undo goes one further back, and a redo one forward.
 */
final class Undone {
  private final Map<Path, Journal> journals = new LinkedHashMap<>();
  private final Set<String> undone = new HashSet<>();

  /** As these journals say, the oldest first. */
  Undone(Collection<Path> files) {
    files.forEach(this::read);
    List<Journal> all = List.copyOf(journals.values());
    for (int i = all.size() - 1; i >= 0; i--) {
      String before = all.get(i).takesBack();
      if (before != null && all.get(i).isComplete() && !undone.contains(name(all.get(i)))) {
        undone.add(before);
      }
    }
  }

  /** One that is gone, or was changed, takes nothing back. */
  private void read(Path file) {
    try {
      journals.put(file, Journal.open(file));
    } catch (PricingException unreadable) {
      System.getLogger(Undone.class.getName())
          .log(System.Logger.Level.DEBUG, "not looked at: " + file, unreadable);
    }
  }

  private static String name(Journal journal) {
    return journal.file().getFileName().toString();
  }

  /** Whether undo passes over what a journal did: it is undone, or undoes something itself. */
  boolean isPassed(@Nullable Path file) {
    Journal journal = journals.get(file);
    return journal != null && (undone.contains(name(journal)) || isUndo(journal));
  }

  private boolean isUndo(Journal journal) {
    boolean undo = false;
    for (Journal at = journal; at != null; at = before(at)) {
      undo = at.takesBack() == null ? undo : !undo;
    }
    return undo;
  }

  private @Nullable Journal before(Journal journal) {
    return journals.values().stream()
        .filter(other -> name(other).equals(journal.takesBack()))
        .findFirst()
        .orElse(null);
  }

  /** The last undo that holds; null when none does. */
  @Nullable Journal last() {
    Journal last = null;
    for (Journal journal : journals.values()) {
      last = isUndo(journal) && !undone.contains(name(journal)) ? journal : last;
    }
    return last;
  }

  /** What became of a journal's writes, in a word; null when nothing did. */
  @Nullable String word(@Nullable Path file) {
    Journal journal = journals.get(file);
    if (journal == null) {
      return null;
    }
    String before = journal.takesBack();
    return undone.contains(name(journal))
        ? "taken back"
        : before == null ? null : "takes back " + before;
  }
}
