package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.AsRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The saves that a loaded table may be an edited copy of. One that is damaged is passed over, and
 * said to be.
 */
final class Candidates {
  private static final int SHOWN = 3;

  private final Table table;
  private final String name;
  private final List<Original> originals = new ArrayList<>();
  private final Set<Path> damaged = new TreeSet<>();

  private record Candidate(Original original, int differences) {}

  private record Content(String hash, boolean own) {}

  /** Those of a table that was loaded from a file of this name. */
  Candidates(Table table, String name) {
    this.table = table;
    this.name = name;
  }

  /** What is kept in a file; null where that is damaged. */
  @Nullable Original open(Path kept) {
    try {
      return Original.open(kept);
    } catch (IOException failure) {
      damaged(kept);
      return null;
    }
  }

  void damaged(Path kept) {
    damaged.add(kept);
  }

  void add(Original original) {
    originals.add(original);
  }

  /** What the table was read from; null where that is not known. */
  @Nullable AsRead read() {
    originals.sort(Comparator.comparing(Original::savedAt).reversed());
    for (Original original : best()) {
      try {
        return original.read(passedOver());
      } catch (IOException failure) {
        damaged(original.kept());
      }
    }
    return null;
  }

  /** Those that it can be a copy of: that which differs least first, and of two alike the later. */
  private List<Original> best() {
    List<Original> best = new ArrayList<>(unedited());
    if (best.isEmpty()) {
      Set<Content> seen = new HashSet<>();
      List<Candidate> compared = new ArrayList<>();
      for (Original original : originals) {
        String hash = original.hash();
        if (hash == null || seen.add(new Content(hash, isOwn(original)))) {
          compare(original, compared);
        }
      }
      compared.sort(Comparator.comparingInt(Candidate::differences));
      compared.forEach(each -> best.add(each.original));
    }
    return best;
  }

  /** Where it is as it was saved, what others hold need not be read. */
  private List<Original> unedited() {
    try {
      String hash = Sha256.of(Original.csv(table));
      return originals.stream().filter(original -> hash.equals(original.hash())).toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void compare(Original original, List<Candidate> compared) {
    try {
      Likeness likeness = Likeness.of(table, original.saved());
      if (isOwn(original) ? likeness.isOfACopy() : likeness.isClose()) {
        compared.add(new Candidate(original, likeness.differences()));
      }
    } catch (IOException failure) {
      damaged(original.kept());
    }
  }

  private boolean isOwn(Original original) {
    return original.version() == 1 || original.file().equals(name);
  }

  private String names() {
    String names =
        damaged.stream()
            .limit(SHOWN)
            .map(kept -> String.valueOf(kept.getFileName()))
            .collect(Collectors.joining(", "));
    return damaged.size() > SHOWN ? names + " and " + (damaged.size() - SHOWN) + " more" : names;
  }

  private String passedOver() {
    return damaged.isEmpty() ? "" : " (damaged, and not looked at: " + names() + ")";
  }

  /**
   * What damaged files mean for whoever plans from the table, and what to do; empty without any.
   */
  String sentence(Path file) {
    return damaged.isEmpty()
        ? ""
        : "Damaged, and not looked at, in %s: %s. If %s is an edited copy of what one of them kept, a plan compares it with an older save or with none, and may change back what others changed: read the prices again and edit those, or delete the damaged file to no longer see this."
            .formatted(damaged.iterator().next().getParent(), names(), file.getFileName());
  }
}
