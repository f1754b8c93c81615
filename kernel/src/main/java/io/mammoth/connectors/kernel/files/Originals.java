package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.tables.AsRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What saved tables were read from, in a folder beside them, a file for each save: so that a table
 * that was edited in a spreadsheet still knows what it held before. Which save a loaded file is an
 * edited copy of, its content and its own modification time tell: a save after that cannot be it,
 * and of those before, it is the one that differs least.
 */
final class Originals {
  private static final String FOLDER = ".mammoth-originals";
  private static final Set<String> EDITABLE = Set.of("csv", "tsv", "txt", "json", "xlsx");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss-SSSSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Saves that are kept of each file: enough for weeks of edits, little enough to read at once. */
  private static final int KEPT = 50;

  private final Path file;
  private final String name;
  private final Path folder;

  private Originals(Path file) {
    this.file = file;
    this.name = file.getFileName().toString();
    this.folder = file.toAbsolutePath().resolveSibling(FOLDER);
  }

  /** Those beside a file. */
  static Originals of(Path saved) {
    return new Originals(saved);
  }

  static boolean isEditable(String ending) {
    return EDITABLE.contains(ending);
  }

  /**
   * Keeps what a table carries that was just saved; where that fails, the table that is loaded
   * carries nothing. A table that carries nothing is kept where it could be taken for another one.
   */
  void keep(Table table) {
    try {
      ObjectNode original = Original.of(file, table);
      if (!original.has("table") && !(Files.isDirectory(folder) && table.containsColumn("id"))) {
        return;
      }
      Files.createDirectories(folder);
      List<Path> older = ofThisFile();
      if (!isRepeated(older, original)) {
        Path kept = folder.resolve(name + "." + NAME.format(Instant.now()) + ".json");
        WholeFile.write(kept, out -> out.write(original.toString().getBytes(UTF_8)));
        for (Path old : older.subList(0, Math.max(0, older.size() + 1 - KEPT))) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException | RuntimeException failure) {
      System.getLogger(Originals.class.getName())
          .log(System.Logger.Level.DEBUG, "not kept in " + folder, failure);
    }
  }

  /** One that is damaged says nothing of what it held. */
  private static boolean isRepeated(List<Path> older, ObjectNode original) {
    try {
      return !older.isEmpty() && Original.open(last(older)).isRepeatedBy(original);
    } catch (IOException damaged) {
      return false;
    }
  }

  private static Path last(List<Path> paths) {
    return paths.get(paths.size() - 1);
  }

  /** What was kept of this very file, the oldest first. */
  private List<Path> ofThisFile() throws IOException {
    String own = name + ".";
    int length = own.length() + NAME.format(Instant.EPOCH).length() + ".json".length();
    return all().stream()
        .filter(kept -> kept.getFileName().toString().startsWith(own))
        .filter(kept -> kept.getFileName().toString().length() == length)
        .toList();
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(kept -> kept.toString().endsWith(".json")).sorted().toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /** Lets a table that was loaded carry what it was read from, where that is known. */
  Loaded on(Loaded loaded) {
    Table table = loaded.table();
    if (!Files.isDirectory(folder) || !table.containsColumn("id")) {
      return loaded;
    }
    Candidates candidates = new Candidates(table, name);
    addTo(candidates);
    AsRead read = candidates.read();
    String skipped = candidates.sentences(folder, file);
    return new Loaded(
        read == null ? table : read.on(table),
        skipped.isEmpty() ? loaded.assumed() : sentence(loaded.assumed()) + " " + skipped);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private void addTo(Candidates candidates) {
    try {
      Instant edited = Files.getLastModifiedTime(file).toInstant();
      for (Path kept : all()) {
        addTo(candidates, kept, edited);
      }
    } catch (IOException failure) {
      candidates.skip(folder, failure);
    }
  }

  /** One that cannot be read is in the way of no other. */
  private void addTo(Candidates candidates, Path kept, Instant edited) {
    try {
      Original original = Original.open(kept);
      if (isBefore(original, edited)) {
        candidates.add(original);
      }
    } catch (IOException failure) {
      candidates.skip(kept, failure);
    }
  }

  private boolean isBefore(Original original, Instant edited) throws IOException {
    return original.version() == 1
        ? isOfTheOneFile(original, edited)
        : !original.savedAt().isAfter(edited);
  }

  /**
   * An older version kept one a stem, whichever file of it was saved last: it is of use where only
   * one was saved, this one or a workbook, and not after this one was edited.
   */
  private boolean isOfTheOneFile(Original original, Instant edited) throws IOException {
    if (!original.file().equals(stem(name))) {
      return false;
    }
    OwnFiles own = new OwnFiles(folder.resolveSibling(""));
    List<String> saved =
        own.names().stream()
            .filter(each -> stem(each).equals(original.file()))
            .filter(each -> isEditable(each.substring(each.lastIndexOf('.') + 1)))
            .toList();
    boolean one = saved.equals(List.of(name)) || saved.equals(List.of(original.file() + ".xlsx"));
    return one && (!original.savedAt().isAfter(edited) || own.has(file));
  }

  private static String stem(String name) {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
