package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.files.Loaded;
import io.mammoth.connectors.kernel.files.Saving;
import io.mammoth.connectors.kernel.files.TableFile;
import io.mammoth.connectors.kernel.history.Difference;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.pricing.Plan;
import java.nio.file.Path;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** The names of a notebook that keep tables and bring them back. */
public abstract class FileNames extends RunNames {
  /** For {@link #save}: replaces a file that was not saved from here, or was changed since. */
  public static final Saving OVERWRITE = Saving.OVERWRITE;

  /** For {@link #save}: leaves what looks like a formula in a CSV file as it is. */
  public static final Saving FORMULAS = Saving.FORMULAS;

  private static final String SNAPSHOTS = "mammoth-snapshots";

  FileNames() {}

  /**
   * Writes a table, or anything that {@code table(…)} takes, as its name's ending says: .csv,
   * .xlsx, .md, .html or .json; whole or not at all.
   *
   * <p>A file that is there is replaced when it is as it was saved from here. One that somebody
   * changed since, or that comes from elsewhere, stays, unless {@link #OVERWRITE} is said. In CSV,
   * an apostrophe stands before a text that a spreadsheet would run as a formula, unless {@link
   * #FORMULAS} is said; {@code load} takes it away again.
   *
   * <p>A plan as .json is the plan itself, for {@code Plan.open}; in every other form its approval
   * code stands in each row.
   *
   * <pre>{@code
   * save(connectors.fetch(), "sold.xlsx");
   * }</pre>
   *
   * @throws io.mammoth.connectors.kernel.files.FileProblem when it was not written; an older file
   *     is then as it was
   */
  public static void save(Object what, String file, Saving... how) {
    Given.that(what, "what");
    Path path = Given.path(file, "file");
    Given.that(how, "how");
    if (what instanceof Plan plan && file.toLowerCase(Locale.ROOT).endsWith(".json")) {
      plan.save(file);
    } else {
      TableFile.save(AnyTable.sheet(what), path, how);
    }
  }

  /**
   * Reads a .csv, .tsv, .txt or .json file as a table, and says what it assumed about it.
   *
   * <p>Columns of ours get their types: version 2.10 stays 2.10. Others are what all their values
   * are; a number with zeros in front, or at the end of its decimals, stays a text. Only what is
   * empty is missing.
   *
   * @throws io.mammoth.connectors.kernel.files.FileProblem when the file cannot be read, or a line
   *     is not what it should be; names the line
   */
  public static Table load(String file) {
    Loaded loaded = TableFile.load(Given.path(file, "file"));
    Installation.show(loaded.assumed());
    return loaded.table();
  }

  /**
   * Keeps the catalogue as it is now (connectors, profiles, prices, workspace connectors; no
   * secret) in the folder {@code mammoth-snapshots} beside the notebook; for administrators.
   */
  public static Snapshot snapshot() {
    return snapshot(SNAPSHOTS);
  }

  /** The same in another folder, which is made where it is not there. */
  public static Snapshot snapshot(String folder) {
    return Histories.keep(Given.path(folder, "folder"));
  }

  /** This account's snapshots in the folder {@code mammoth-snapshots}, the oldest first. */
  public static Snapshots snapshots() {
    return snapshots(SNAPSHOTS);
  }

  /** The same from another folder. */
  public static Snapshots snapshots(String folder) {
    return Histories.in(Given.path(folder, "folder"));
  }

  /**
   * What changed from one table to another, or from one snapshot or workspace to another: {@code
   * diff(snapshots().get(0), snapshots().latest())}, {@code diff(before, after, "name")}, {@code
   * diff(4, 7)}.
   *
   * @param before a table, anything that {@code table(…)} takes, a snapshot (its prices), or the
   *     number of a workspace (its connectors)
   * @param key the columns that tell rows apart; where none is given, the first of id, name_key and
   *     name that both have
   */
  public static Difference diff(Object before, Object after, String... key) {
    Given.that(key, "key");
    return Difference.of(
        AnyTable.of(Given.that(before, "before")), AnyTable.of(Given.that(after, "after")), key);
  }
}
