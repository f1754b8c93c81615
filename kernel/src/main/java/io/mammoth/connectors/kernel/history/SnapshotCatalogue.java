package io.mammoth.connectors.kernel.history;

import io.mammoth.connectors.kernel.sandbox.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A snapshot as what a sandbox begins with. */
final class SnapshotCatalogue {
  private static final int NO_WORKSPACE = 1;

  private SnapshotCatalogue() {}

  static Catalogue of(Snapshot snapshot) {
    return Catalogue.of(
        Objects.requireNonNullElse(snapshot.workspace(), NO_WORKSPACE),
        snapshot.rows(SnapshotRow.WORKSPACE_CONNECTOR).stream()
            .map(SnapshotCatalogue::usable)
            .toList(),
        snapshot.rows(SnapshotRow.CONNECTOR).stream().map(SnapshotCatalogue::connector).toList(),
        snapshot.rows(SnapshotRow.PROFILE).stream().map(row -> profile(snapshot, row)).toList());
  }

  private static Map<String, @Nullable Object> texts(SnapshotRow row, String... columns) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (String column : columns) {
      map.put(column, row.text(column));
    }
    return map;
  }

  private static Map<String, @Nullable Object> usable(SnapshotRow row) {
    Map<String, @Nullable Object> map =
        texts(
            row, "name_key", "disp_name", "api_type", "version_key", "supported_version", "vendor");
    for (String flag : List.of("is_premium", "is_added", "is_available")) {
      map.put(flag, row.mayBe(flag));
    }
    map.put(
        "connection_count",
        row.text("connection_count") == null ? null : row.id("connection_count"));
    Map<String, @Nullable Object> spec = new HashMap<>();
    spec.put("auth_url", row.text("spec_auth_url"));
    spec.put("scope", row.text("spec_scope"));
    map.put("spec", spec);
    return map;
  }

  private static Map<String, @Nullable Object> connector(SnapshotRow row) {
    Map<String, @Nullable Object> map =
        texts(row, "name", "description", "bucket", "created_at", "updated_at");
    map.put("id", row.id("id"));
    map.put("price_per_month", row.price());
    map.put("enabled", row.flag("enabled"));
    return map;
  }

  private static Map<String, @Nullable Object> profile(Snapshot snapshot, SnapshotRow row) {
    Map<String, @Nullable Object> map = texts(row, "description", "created_at", "updated_at");
    map.put("id", row.id("profile_id"));
    map.put("name", row.text("profile"));
    map.put(
        "connectors",
        snapshot.rows(SnapshotRow.PRICE).stream()
            .filter(price -> price.id("profile_id") == row.id("profile_id"))
            .map(SnapshotCatalogue::terms)
            .toList());
    return map;
  }

  private static Map<String, @Nullable Object> terms(SnapshotRow row) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("connector_id", row.id("id"));
    map.put("price_per_month", row.price());
    map.put("enabled", row.flag("enabled"));
    return map;
  }
}
