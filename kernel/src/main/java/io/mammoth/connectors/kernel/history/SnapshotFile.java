package io.mammoth.connectors.kernel.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.kernel.files.CsvReading;
import io.mammoth.connectors.kernel.files.CsvRow;
import io.mammoth.connectors.kernel.files.CsvWriting;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.files.Formulas;
import io.mammoth.connectors.kernel.files.WholeFile;
import io.mammoth.connectors.kernel.tables.Decimals;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as a CSV file: one row a thing, the first column says which kind of thing it is. Each
 * row has a check of itself and all before it, and the last one counts them, so that a row that is
 * cut off, left out or changed is found, and named.
 */
final class SnapshotFile {
  private static final String END = "end";

  /** What follows record, taken_at, host, workspace and stands before the check. */
  private static final List<String> VALUES =
      List.of(
          "id",
          "name",
          "profile_id",
          "profile",
          "price_per_month",
          "enabled",
          "bucket",
          "description",
          "created_at",
          "updated_at",
          "name_key",
          "disp_name",
          "api_type",
          "is_premium",
          "is_added",
          "is_available",
          "version_key",
          "supported_version",
          "vendor",
          "connection_count",
          "spec_auth_url",
          "spec_scope");

  private static final List<String> COLUMNS = columns();

  private static final Map<String, Consumer<String>> RULES =
      Map.of(
          "id", Long::parseLong,
          "profile_id", Long::parseLong,
          "connection_count", Long::parseLong,
          "price_per_month", Decimals::of,
          "created_at", Instant::parse,
          "updated_at", Instant::parse);

  /** What each kind of row has; the service may leave out the rest. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          SnapshotRow.CONNECTOR, List.of("id", "name"),
          SnapshotRow.PROFILE, List.of("profile_id", "profile"),
          SnapshotRow.PRICE, List.of("id", "profile_id"),
          SnapshotRow.WORKSPACE_CONNECTOR, List.of());

  private SnapshotFile() {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("record", "taken_at", "host", "workspace"));
    columns.addAll(VALUES);
    columns.add("check");
    return List.copyOf(columns);
  }

  static void write(Path file, Snapshot snapshot) throws IOException {
    WholeFile.write(
        file,
        out -> {
          CsvWriting csv = new CsvWriting(out);
          RowCheck check = new RowCheck();
          csv.line(COLUMNS);
          for (SnapshotRow row : snapshot.rows()) {
            csv.line(check.signed(line(snapshot, row)));
          }
          SnapshotRow end = SnapshotRow.of(END).with("id", snapshot.rows().size());
          csv.line(check.signed(line(snapshot, end)));
          csv.flush();
        });
  }

  private static List<@Nullable String> line(Snapshot snapshot, SnapshotRow row) {
    List<@Nullable String> line = new ArrayList<>();
    line.add(row.record());
    line.add(snapshot.takenAt().toString());
    line.add(Formulas.disarmed(snapshot.host()));
    line.add(snapshot.workspace() == null ? null : snapshot.workspace().toString());
    for (String column : VALUES) {
      String text = row.text(column);
      line.add(text == null ? null : Formulas.disarmed(text));
    }
    return line;
  }

  static Snapshot read(Path file) {
    List<CsvRow> rows = CsvReading.rows(file, text(file), ',');
    if (rows.isEmpty() || !rows.get(0).values().equals(COLUMNS)) {
      throw FileProblem.at(file, 1, "this is not the head of a snapshot.");
    }
    RowCheck check = new RowCheck();
    for (CsvRow row : rows.subList(1, rows.size())) {
      if (row.values().size() != COLUMNS.size() || !check.holds(row.values())) {
        throw FileProblem.at(
            file,
            row.line(),
            "this is not what was written: it was changed, or one before is gone.");
      }
    }
    CsvRow last = rows.get(rows.size() - 1);
    int count = rows.size() - 2;
    if (!END.equals(last.values().get(0)) || !String.valueOf(count).equals(last.values().get(4))) {
      throw FileProblem.at(file, last.line(), "the end is missing: the file is cut off.");
    }
    return snapshot(file, rows.subList(1, rows.size() - 1), last);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException foreign) {
      throw FileProblem.of(file.getFileName() + " is no snapshot: it is no text in UTF-8.");
    } catch (IOException failure) {
      throw FileProblem.notRead(file, failure);
    }
  }

  private static Snapshot snapshot(Path file, List<CsvRow> rows, CsvRow end) {
    try {
      String workspace = end.values().get(3);
      return new Snapshot(
          Formulas.armed(String.valueOf(end.values().get(2))),
          workspace == null ? null : Integer.valueOf(workspace),
          Instant.parse(String.valueOf(end.values().get(1))),
          rows.stream().map(row -> row(file, row)).toList());
    } catch (RuntimeException wrong) {
      throw wrong instanceof FileProblem
          ? wrong
          : FileProblem.at(file, end.line(), "its time or workspace is none.");
    }
  }

  private static SnapshotRow row(Path file, CsvRow row) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < VALUES.size(); i++) {
      String text = row.values().get(i + 4);
      if (text != null) {
        String column = VALUES.get(i);
        values.put(column, Formulas.armed(text));
        check(file, row, column, text);
      }
    }
    String record = String.valueOf(row.values().get(0));
    List<String> needed = NEEDED.get(record);
    if (needed == null) {
      throw FileProblem.at(file, row.line(), "a snapshot holds no " + record + ".");
    }
    for (String column : needed) {
      if (!values.containsKey(column)) {
        throw FileProblem.at(file, row.line(), "this " + record + " has no " + column + ".");
      }
    }
    return new SnapshotRow(record, values);
  }

  private static void check(Path file, CsvRow row, String column, String text) {
    try {
      RULES.getOrDefault(column, any -> {}).accept(text);
    } catch (RuntimeException wrong) {
      throw FileProblem.at(file, row.line(), column + " is not what it should be: " + text + ".");
    }
  }
}
