package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.AsRead;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The saves that a loaded table may be an edited copy of. One that is damaged or cannot be read is
 * skipped, and said to be.
 */
final class Candidates {
  private static final int SHOWN = 3;

  private final Table table;
  private final String name;
  private final List<Original> originals = new ArrayList<>();
  private final Set<Path> damaged = new TreeSet<>();
  private final Set<Path> unreadable = new TreeSet<>();

  private record Candidate(Original original, int differences) {}

  private record Content(String hash, boolean own) {}

  /** Those of a table that was loaded from a file of this name. */
  Candidates(Table table, String name) {
    this.table = table;
    this.name = name;
  }

  /** Leaves one out. What another program removed in between is not there, and not damaged. */
  void skip(Path kept, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return;
    }
    if (failure instanceof FileSystemException system) {
      unreadable.add(system.getFile() == null ? kept : Path.of(system.getFile()));
    } else {
      damaged.add(kept);
    }
  }

  void add(Original original) {
    originals.add(original);
  }

  /** What the table was read from; null where that is not known. */
  @Nullable AsRead read() {
    originals.sort(Comparator.comparing(Original::savedAt).reversed());
    for (Original original : best()) {
      try {
        return original.read(skipped());
      } catch (IOException failure) {
        skip(original.kept(), failure);
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
      skip(original.kept(), failure);
    }
  }

  private boolean isOwn(Original original) {
    return original.version() == 1 || original.file().equals(name);
  }

  /** The first ones of many, and how many more there are. */
  private static String some(Stream<String> paths) {
    List<String> all = paths.toList();
    String first = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
  }

  private static String names(Set<Path> files) {
    return some(files.stream().map(kept -> String.valueOf(kept.getFileName())));
  }

  private String skipped() {
    Set<Path> all = new TreeSet<>(damaged);
    all.addAll(unreadable);
    return all.isEmpty() ? "" : " (not looked at: " + names(all) + ")";
  }

  /** What skipped files mean for whoever plans from the table; empty without any. */
  String sentences(Path folder, Path file) {
    List<String> sentences = new ArrayList<>();
    if (!damaged.isEmpty()) {
      sentences.add("Skipped damaged records in %s: %s.".formatted(folder, names(damaged)));
    }
    if (!unreadable.isEmpty()) {
      String it = unreadable.size() == 1 ? "it" : "they";
      sentences.add(
          "Skipped, since %s cannot be read: %s."
              .formatted(it, some(unreadable.stream().map(Path::toString))));
    }
    if (!sentences.isEmpty()) {
      sentences.add(
          "If %s was saved with one of them, its plan may revert other people's changes: read the prices again and edit those."
              .formatted(file.getFileName()));
    }
    return String.join(" ", sentences);
  }
}
