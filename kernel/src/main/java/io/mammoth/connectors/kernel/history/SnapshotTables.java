package io.mammoth.connectors.kernel.history;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import io.mammoth.connectors.kernel.tables.Counted;
import io.mammoth.connectors.kernel.tables.ProfileColumns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Snapshots as tables. */
final class SnapshotTables {
  static final String BASE = "base";

  private SnapshotTables() {}

  static Table prices(Snapshot snapshot) {
    List<SnapshotRow> rows = snapshot.rows(SnapshotRow.CONNECTOR);
    ColumnMaker<SnapshotRow> make = new ColumnMaker<>(rows);
    List<Column<?>> columns =
        new ArrayList<>(
            List.of(
                make.integer("id", row -> row.id("id")),
                make.text("name", row -> row.text("name")),
                make.bool("enabled", row -> row.flag("enabled")),
                make.money("price_per_month", SnapshotRow::price)));
    Table table = Table.create("Prices, " + snapshot.takenAt(), columns);
    Map<Long, String> profiles = new LinkedHashMap<>();
    for (SnapshotRow profile : snapshot.rows(SnapshotRow.PROFILE)) {
      profiles.put(
          profile.id("profile_id"), Objects.requireNonNullElse(profile.text("profile"), ""));
    }
    ProfileColumns.of(profiles)
        .forEach(
            (profile, column) -> {
              Map<Long, SnapshotRow> held = held(snapshot, profile);
              table.addColumns(make.money(column, row -> price(held, row.id("id"))));
            });
    return table;
  }

  private static Map<Long, SnapshotRow> held(Snapshot snapshot, long profile) {
    Map<Long, SnapshotRow> held = new HashMap<>();
    for (SnapshotRow row : snapshot.rows(SnapshotRow.PRICE)) {
      if (row.id("profile_id") == profile) {
        held.put(row.id("id"), row);
      }
    }
    return held;
  }

  private static @Nullable BigDecimal price(Map<Long, SnapshotRow> held, long id) {
    SnapshotRow row = held.get(id);
    return row == null ? null : row.price();
  }

  static Table workspaceConnectors(Snapshot snapshot) {
    ColumnMaker<SnapshotRow> make =
        new ColumnMaker<>(snapshot.rows(SnapshotRow.WORKSPACE_CONNECTOR));
    Table table = Table.create("Workspace connectors, " + snapshot.takenAt());
    for (String text : List.of("disp_name", "name_key", "api_type")) {
      table.addColumns(make.text(text, row -> row.text(text)));
    }
    for (String flag : List.of("is_premium", "is_added", "is_available")) {
      table.addColumns(make.bool(flag, row -> row.mayBe(flag)));
    }
    for (String text : List.of("version_key", "supported_version", "vendor")) {
      table.addColumns(make.text(text, row -> row.text(text)));
    }
    return table;
  }

  /** A profile that is called as the base prices are gets its number. */
  private static String list(SnapshotRow row) {
    String profile = row.text("profile");
    boolean meets = profile != null && profile.strip().equalsIgnoreCase(BASE);
    return profile == null ? BASE : meets ? profile + "_" + row.id("profile_id") : profile;
  }

  /** One row a snapshot, connector and price list. */
  static Table history(List<Snapshot> snapshots) {
    List<Map.Entry<Instant, SnapshotRow>> rows = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      for (SnapshotRow row : snapshot.rows()) {
        if (row.is(SnapshotRow.CONNECTOR) || row.is(SnapshotRow.PRICE)) {
          rows.add(Map.entry(snapshot.takenAt(), row));
        }
      }
    }
    ColumnMaker<Map.Entry<Instant, SnapshotRow>> make = new ColumnMaker<>(rows);
    return Table.create(
        "Prices over " + Counted.of(snapshots.size(), "snapshot"),
        make.time("taken_at", Map.Entry::getKey),
        make.integer("id", entry -> entry.getValue().id("id")),
        make.text("name", entry -> entry.getValue().text("name")),
        make.text("profile", entry -> list(entry.getValue())),
        make.money("price_per_month", entry -> entry.getValue().price()),
        make.bool("enabled", entry -> entry.getValue().flag("enabled")));
  }
}
