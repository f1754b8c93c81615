package io.mammoth.connectors.kernel.tables;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.WorkspaceConnector;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The client's records as Tablesaw tables. Names first, then what is looked at most; missing stays
 * missing; times are UTC; fields that the client does not know come last, by name.
 */
public final class ConnectorTables {
  private ConnectorTables() {}

  /** Subscription connectors: id, name, price, enabled, profiles, description, times. */
  public static Table connectors(String title, Collection<Connector> connectors) {
    List<Connector> rows = List.copyOf(connectors);
    return new TableMaker<>(rows)
        .integer("id", Connector::id)
        .text("name", Connector::name)
        .money("price_per_month", Connector::pricePerMonth)
        .bool("enabled", Connector::enabled)
        .textIfAny("bucket", Connector::bucket)
        .text("used_in_profiles", c -> joined(c.usedInProfiles()))
        .integer("profile_count", c -> wide(c.profileCount()))
        .text("description", Connector::description)
        .time("created_at", Connector::createdAt)
        .time("updated_at", Connector::updatedAt)
        .others(Connector::other, false)
        .table(title);
  }

  /**
   * Workspace connectors: names, type, premium, added, available; versions, vendor and connections
   * where one has them.
   *
   * @param nested whether the spec has columns of its own
   */
  public static Table workspaceConnectors(
      String title, Collection<WorkspaceConnector> connectors, boolean nested) {
    List<WorkspaceConnector> rows = List.copyOf(connectors);
    TableMaker<WorkspaceConnector> make = new TableMaker<>(rows);
    make.text("disp_name", WorkspaceConnector::dispName)
        .text("name_key", WorkspaceConnector::nameKey)
        .text("api_type", WorkspaceConnector::apiType)
        .bool("is_premium", WorkspaceConnector::isPremium)
        .bool("is_added", WorkspaceConnector::isAdded)
        .bool("is_available", WorkspaceConnector::isAvailable);
    if (nested || rows.stream().anyMatch(ConnectorTables::isFull)) {
      make.text("version_key", WorkspaceConnector::versionKey)
          .text("supported_version", WorkspaceConnector::supportedVersion)
          .text("vendor", WorkspaceConnector::vendor)
          .integer("connection_count", c -> wide(c.connectionCount()));
    }
    boolean inside = nested || rows.stream().anyMatch(c -> c.connectionCount() != null);
    if (inside) {
      make.text("spec_auth_url", spec(WorkspaceConnector.Spec::authUrl))
          .text("spec_scope", spec(WorkspaceConnector.Spec::scope));
      make.others(ConnectorTables::restOfSpec, true);
    }
    return make.others(WorkspaceConnector::other, inside).table(title);
  }

  private static boolean isFull(WorkspaceConnector connector) {
    return connector.versionKey() != null
        || connector.supportedVersion() != null
        || connector.vendor() != null
        || connector.connectionCount() != null;
  }

  private static Map<String, @Nullable Object> restOfSpec(WorkspaceConnector connector) {
    WorkspaceConnector.Spec spec = connector.spec();
    if (spec == null) {
      return Map.of();
    }
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(spec.other());
    rest.put("connection_config", spec.connectionConfig());
    rest.put("connection_input_note", spec.connectionInputNote());
    rest.put("data_source_config", spec.dataSourceConfig());
    rest.values().removeIf(Objects::isNull);
    return Map.of("spec", rest);
  }

  private static Function<WorkspaceConnector, @Nullable String> spec(
      Function<WorkspaceConnector.Spec, @Nullable String> value) {
    return connector -> connector.spec() == null ? null : value.apply(connector.spec());
  }

  /** Connector profiles: what they hold and where they are used; missing where nobody says. */
  public static Table profiles(String title, Collection<ConnectorProfile> profiles) {
    List<ConnectorProfile> rows = List.copyOf(profiles);
    return new TableMaker<>(rows)
        .integer("id", ConnectorProfile::id)
        .text("name", ConnectorProfile::name)
        .text("connectors", p -> joined(p.connectors().stream().map(Connector::name).toList()))
        .integer("connectors_count", p -> wide(p.connectorsCount()))
        .text("used_in_plans", p -> joined(p.usedInPlans()))
        .integer("plan_count", p -> wide(p.planCount()))
        .text("description", ConnectorProfile::description)
        .time("created_at", ConnectorProfile::createdAt)
        .time("updated_at", ConnectorProfile::updatedAt)
        .others(ConnectorProfile::other, false)
        .table(title);
  }

  /** What was deleted: its number, its name where it is known, the service's words. */
  public static Table deleted(String title, Deleted deleted) {
    return new TableMaker<>(List.of(deleted))
        .integer("id", Deleted::id)
        .text("name", d -> d.connector() == null ? null : d.connector().name())
        .text("message", Deleted::message)
        .table(title);
  }

  /** Names, one a row. */
  public static Table names(String title, Collection<String> names) {
    return new TableMaker<>(List.copyOf(names)).text("name", Objects::toString).table(title);
  }

  private static @Nullable String joined(List<String> values) {
    return switch (values.size()) {
      case 0 -> null;
      case 1 -> values.get(0);
      default -> String.join(", ", values);
    };
  }

  private static @Nullable Long wide(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }
}
