package io.mammoth.connectors.kernel.history;

import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.tables.ColumnMaker;
import io.mammoth.connectors.kernel.tables.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The snapshots of one account in a folder, the oldest first; a list of them. A file that is none,
 * or not whole any more, is left out and named.
 */
public final class Snapshots extends AbstractList<Snapshot> {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss-SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<Path> files = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Snapshots() {}

  /**
   * Those of an account in a folder; none when the folder is not there.
   *
   * @param host where the account is
   * @param workspace its workspace; null when it has none
   */
  public static Snapshots in(Path folder, String host, @Nullable Integer workspace) {
    Snapshots found = new Snapshots();
    int others = 0;
    for (Path file : files(folder)) {
      Snapshot snapshot = found.opened(file);
      if (snapshot != null
          && snapshot.host().equals(host)
          && Objects.equals(snapshot.workspace(), workspace)) {
        found.files.add(folder.resolve(file.getFileName()));
        found.snapshots.add(snapshot);
      } else if (snapshot != null) {
        others++;
      }
    }
    if (others > 0) {
      found.remarks.add(
          Counted.of(others, "is", "are")
              + " left out: of other accounts or workspaces in the folder");
    }
    return found;
  }

  /**
   * By their whole paths: in a working folder that was deleted and made anew, files are written to
   * the new one, and relative names lead to the old.
   */
  private static List<Path> files(Path given) {
    Path folder = given.toAbsolutePath();
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException failure) {
      throw FileProblem.notRead(folder, failure);
    }
  }

  private @Nullable Snapshot opened(Path file) {
    try {
      return Snapshot.open(file);
    } catch (FileProblem problem) {
      remarks.add(String.valueOf(problem.getMessage()));
      return null;
    }
  }

  /**
   * Keeps a snapshot in a folder, which is made where it is not there. One at a time: two of the
   * same millisecond choose their names one after the other.
   *
   * @return its file, which is new
   * @throws FileProblem when it cannot be written; there is no file then
   */
  public static synchronized Path keep(Snapshot snapshot, Path folder) {
    Path file = folder.resolve(name(snapshot, ""));
    try {
      Files.createDirectories(folder.toAbsolutePath());
      for (int number = 2; Files.exists(file.toAbsolutePath()); number++) {
        file = folder.resolve(name(snapshot, "-" + number));
      }
      SnapshotFile.write(file, snapshot);
      return file;
    } catch (IOException failure) {
      throw FileProblem.notWritten(file, failure);
    }
  }

  private static String name(Snapshot snapshot, String more) {
    String host = snapshot.host().replaceAll("[^a-zA-Z0-9.-]+", "-");
    String workspace = snapshot.workspace() == null ? "" : "-workspace-" + snapshot.workspace();
    return NAME.format(snapshot.takenAt()) + "-" + host + workspace + more + ".csv";
  }

  /** What was left out and why, each in a sentence. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The file of one of them. */
  public Path file(int index) {
    return files.get(index);
  }

  /** The youngest. */
  public Snapshot latest() {
    if (isEmpty()) {
      throw new java.util.NoSuchElementException(
          "There is no snapshot yet: snapshot() takes one." + String.join(" ", remarks));
    }
    return get(size() - 1);
  }

  /**
   * Prices over time: taken_at, id, name, profile (base for the connector's own price),
   * price_per_month, enabled; good for a chart.
   */
  public Table history() {
    return SnapshotTables.history(snapshots);
  }

  /** The list as a table: when, how much of everything, file. */
  public Table table() {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      rows.add(i);
    }
    ColumnMaker<Integer> make = new ColumnMaker<>(rows);
    return Table.create(
        "Snapshots",
        make.time("taken_at", i -> get(i).takenAt()),
        make.integer("connectors", i -> count(i, SnapshotRow.CONNECTOR)),
        make.integer("profiles", i -> count(i, SnapshotRow.PROFILE)),
        make.integer("workspace_connectors", i -> count(i, SnapshotRow.WORKSPACE_CONNECTOR)),
        make.text("file", i -> file(i).getFileName().toString()));
  }

  private long count(int index, String record) {
    return get(index).rows(record).size();
  }

  @Override
  public Snapshot get(int index) {
    return snapshots.get(index);
  }

  @Override
  public int size() {
    return snapshots.size();
  }
}
