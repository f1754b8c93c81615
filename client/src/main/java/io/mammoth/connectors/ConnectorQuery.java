package io.mammoth.connectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which workspace connectors to list, in which order and from where. Contract: the query of {@code
 * GET /workspaces/{workspace_id}/connectors}; what is not set here is not sent. Immutable: each
 * method returns another query.
 *
 * <pre>{@code
 * ConnectorQuery.all().premium(false).sort("api_type", ASC).sort("disp_name", DESC).limit(10)
 * }</pre>
 */
public final class ConnectorQuery {
  private static final ConnectorQuery ALL = new ConnectorQuery(Map.of(), Integer.MAX_VALUE);

  private final Map<String, String> parameters;
  private final int maxItems;

  private ConnectorQuery(Map<String, String> parameters, int maxItems) {
    this.parameters = parameters;
    this.maxItems = maxItems;
  }

  /** Every connector, in the service's order. */
  public static ConnectorQuery all() {
    return ALL;
  }

  /**
   * At most so many in one page, 0 to 100; unset means 50 for {@code list}, 100 for {@code
   * listAll}.
   */
  public ConnectorQuery limit(int limit) {
    return with("limit", Checks.between("limit", 0, 100, limit));
  }

  /** From this place on, 0 or more. */
  public ConnectorQuery offset(int offset) {
    return with("offset", Checks.notNegative("offset", offset));
  }

  /** Which fields the answer holds. */
  public ConnectorQuery fields(Fields fields) {
    if (fields.isExport()) {
      throw new ConfigurationException(
          "Reading for an export is for one connector: connectors.get(key, fields). Nothing was sent.");
    }
    return with("fields", fields.names());
  }

  /** In the order of this field, by its name on the wire; a second call sorts within the first. */
  public ConnectorQuery sort(String field, SortOrder order) {
    String term = order.on(Fields.name(field));
    return with(
        "sort", parameters.containsKey("sort") ? parameters.get("sort") + "," + term : term);
  }

  /** Only the one with this name key, case-sensitive. */
  public ConnectorQuery nameKey(String nameKey) {
    return with("name_key", Checks.filled("name key", nameKey));
  }

  /** Only those that cost extra, or only those that do not. */
  public ConnectorQuery premium(boolean premium) {
    return with("is_premium", premium);
  }

  /** Only those that the workspace has, or only those that it has not. */
  public ConnectorQuery added(boolean added) {
    return with("is_added", added);
  }

  /** Only those with connections, or only those without. */
  public ConnectorQuery withConnections(boolean connections) {
    return with("has_connections", connections);
  }

  /** As this project sees them; its number is above 0. */
  public ConnectorQuery project(int project) {
    return with("project_id", Checks.aboveZero("project", project));
  }

  /**
   * At most so many in all, above 0; for {@code listAll} only. Where it is not set, a list that
   * goes on after 2,000 pages is taken for one without end.
   */
  public ConnectorQuery maxItems(int most) {
    return new ConnectorQuery(parameters, Checks.aboveZero("maxItems", most));
  }

  private ConnectorQuery with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value.toString());
    return new ConnectorQuery(more, maxItems);
  }

  /** What is sent, by the wire's names. */
  Map<String, String> parameters() {
    return parameters;
  }

  int maxItems() {
    return maxItems;
  }

  /** Where the first page begins. */
  int start() {
    return Integer.parseInt(parameters.getOrDefault("offset", "0"));
  }

  /** Ready to walk through all pages: with a page size that gets anywhere. */
  ConnectorQuery paged() {
    String limit = parameters.get("limit");
    if ("0".equals(limit)) {
      throw new ConfigurationException(
          "The limit is 0, so listAll would never get anywhere: leave it out. Nothing was sent.");
    }
    return limit == null ? limit(100) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectorQuery that
        && parameters.equals(that.parameters)
        && maxItems == that.maxItems;
  }

  @Override
  public int hashCode() {
    return Objects.hash(parameters, maxItems);
  }

  /** The parameters as they are sent. */
  @Override
  public String toString() {
    return "ConnectorQuery" + parameters;
  }
}
