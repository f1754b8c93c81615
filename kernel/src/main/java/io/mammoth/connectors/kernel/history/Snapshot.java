package io.mammoth.connectors.kernel.history;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.tables.Counted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * A catalogue as it was at one moment: what is sold, the profiles with their prices, and what the
 * workspace can use. Holds no credential. Immutable.
 */
public final class Snapshot {
  private final String host;
  private final @Nullable Integer workspace;
  private final Instant takenAt;
  private final List<SnapshotRow> rows;

  Snapshot(String host, @Nullable Integer workspace, Instant takenAt, List<SnapshotRow> rows) {
    this.host = host;
    this.workspace = workspace;
    this.takenAt = takenAt;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads the catalogue of an account: two calls, and the pages of the workspace's connectors.
   *
   * @param host where the account is
   * @param workspace its workspace; null when it has none, then nothing of one is kept
   */
  public static Snapshot take(MammothClient mammoth, String host, @Nullable Integer workspace) {
    List<SnapshotRow> rows = new ArrayList<>();
    mammoth.connectors().fetch().forEach(connector -> rows.add(row(connector)));
    mammoth.profiles().list().forEach(profile -> add(rows, profile));
    if (workspace != null) {
      mammoth
          .connectors()
          .listAll(ConnectorQuery.all().fields(Fields.FULL))
          .forEach(connector -> rows.add(row(connector)));
    }
    return new Snapshot(host, workspace, Instant.now().truncatedTo(ChronoUnit.MILLIS), rows);
  }

  /**
   * Opens a file that {@link Snapshots#keep} wrote.
   *
   * @throws FileProblem when it is none, or not whole any more; names the line
   */
  public static Snapshot open(Path file) {
    return SnapshotFile.read(file);
  }

  private static SnapshotRow row(Connector connector) {
    return SnapshotRow.of(SnapshotRow.CONNECTOR)
        .with("id", connector.id())
        .with("name", connector.name())
        .with("price_per_month", connector.pricePerMonth())
        .with("enabled", connector.enabled())
        .with("bucket", connector.bucket())
        .with("description", connector.description())
        .with("created_at", connector.createdAt())
        .with("updated_at", connector.updatedAt());
  }

  private static void add(List<SnapshotRow> rows, ConnectorProfile profile) {
    rows.add(
        profile(SnapshotRow.PROFILE, profile)
            .with("description", profile.description())
            .with("created_at", profile.createdAt())
            .with("updated_at", profile.updatedAt()));
    for (Connector held : profile.connectors()) {
      rows.add(
          profile(SnapshotRow.PRICE, profile)
              .with("id", held.id())
              .with("name", held.name())
              .with("price_per_month", held.pricePerMonth())
              .with("enabled", held.enabled()));
    }
  }

  private static SnapshotRow profile(String record, ConnectorProfile profile) {
    return SnapshotRow.of(record).with("profile_id", profile.id()).with("profile", profile.name());
  }

  private static SnapshotRow row(WorkspaceConnector connector) {
    SnapshotRow row =
        SnapshotRow.of(SnapshotRow.WORKSPACE_CONNECTOR)
            .with("name_key", connector.nameKey())
            .with("disp_name", connector.dispName())
            .with("api_type", connector.apiType())
            .with("is_premium", connector.isPremium())
            .with("is_added", connector.isAdded())
            .with("is_available", connector.isAvailable())
            .with("version_key", connector.versionKey())
            .with("supported_version", connector.supportedVersion())
            .with("vendor", connector.vendor())
            .with("connection_count", connector.connectionCount());
    WorkspaceConnector.Spec spec = connector.spec();
    return spec == null
        ? row
        : row.with("spec_auth_url", spec.authUrl()).with("spec_scope", spec.scope());
  }

  /** Where it was taken: a server's host, or which sandbox. */
  public String host() {
    return host;
  }

  /** The workspace; null when the account had none. */
  public @Nullable Integer workspace() {
    return workspace;
  }

  /** When it was taken, to the millisecond. */
  public Instant takenAt() {
    return takenAt;
  }

  List<SnapshotRow> rows() {
    return rows;
  }

  List<SnapshotRow> rows(String record) {
    return rows.stream().filter(row -> row.is(record)).toList();
  }

  /** Prices by id, name, enabled, base price and profile, in US dollars a month. */
  public Table prices() {
    return SnapshotTables.prices(this);
  }

  /** What the workspace could use. */
  public Table workspaceConnectors() {
    return SnapshotTables.workspaceConnectors(this);
  }

  /**
   * What a sandbox begins with that is to be like this.
   *
   * @throws FileProblem when no sandbox can: when two connectors have one id, for example
   */
  public Catalogue catalogue() {
    try {
      return SnapshotCatalogue.of(this);
    } catch (IllegalArgumentException inconsistent) {
      throw FileProblem.of(
          "No sandbox can begin with the snapshot of "
              + takenAt
              + ": "
              + inconsistent.getMessage());
    }
  }

  /** Where, when and how much, in one line. */
  @Override
  public String toString() {
    return host
        + (workspace == null ? "" : ", workspace " + workspace)
        + ", "
        + takenAt
        + ": "
        + Counted.of(rows(SnapshotRow.CONNECTOR).size(), "connector")
        + ", "
        + Counted.of(rows(SnapshotRow.PROFILE).size(), "profile")
        + ", "
        + Counted.of(rows(SnapshotRow.WORKSPACE_CONNECTOR).size(), "workspace connector");
  }
}
