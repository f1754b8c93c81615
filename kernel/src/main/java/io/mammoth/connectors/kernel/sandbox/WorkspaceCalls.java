package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operations on the workspace's connectors, none of which changes anything. */
final class WorkspaceCalls {
  private final Dialect dialect;
  private final int workspace;
  private final List<WorkspaceConnector> connectors;
  private final Map<String, WorkspaceConnector> byKey = new HashMap<>();

  WorkspaceCalls(Dialect dialect, Catalogue catalogue) {
    this.dialect = dialect;
    this.workspace = catalogue.workspace();
    // In the order that most ask for.
    this.connectors = catalogue.workspaceConnectors(dialect).stream().sorted(Order.BY_KEY).toList();
    connectors.forEach(each -> byKey.put(each.encodedKey(), each));
    // A plain key wins over another's encoded one.
    connectors.forEach(each -> byKey.put(each.key(), each));
  }

  List<Route> routes() {
    String all = "/workspaces/{workspace_id}/connectors";
    return List.of(
        Route.of("GET", all, this::list),
        Route.of("GET", all + "/{connector_key}", this::get),
        Route.of("GET", "/workspaces/{workspace_id}/active_connectors", this::active));
  }

  private Answer get(Request request) {
    request.checkWorkspace(workspace);
    Query query = request.query();
    List<String> fields = Fields.of(query, dialect);
    query.flag("is_export");
    query.refuse();
    WorkspaceConnector connector = byKey.get(request.text("connector_key"));
    if (connector == null) {
      throw Refusal.notFound("Connector \"" + request.text("connector_key") + "\"");
    }
    return Answer.ok(connector.show(fields));
  }

  private Answer active(Request request) {
    request.checkWorkspace(workspace);
    ArrayNode keys = Json.array();
    connectors.stream()
        .filter(WorkspaceConnector::hasConnections)
        .map(WorkspaceConnector::key)
        .sorted()
        .forEach(keys::add);
    return Answer.ok(keys);
  }

  private Answer list(Request request) {
    request.checkWorkspace(workspace);
    Query query = request.query();
    Page page = Page.of(query);
    List<String> fields = Fields.of(query, dialect);
    Predicate<WorkspaceConnector> filter = filter(query);
    Comparator<WorkspaceConnector> order = Order.of(query, dialect);
    query.refuse();
    List<WorkspaceConnector> found = connectors.stream().filter(filter).sorted(order).toList();
    ObjectNode json = Json.object();
    ArrayNode listed = json.putArray("connectors");
    found.stream()
        .skip(page.offset())
        .limit(page.limit())
        .forEach(each -> listed.add(each.show(fields)));
    json.put("limit", page.limit()).put("offset", page.offset());
    return Answer.ok(json.put("next", page.next(found.size(), request.path(), query)));
  }

  private static Predicate<WorkspaceConnector> filter(Query query) {
    String key = query.text("name_key");
    Predicate<WorkspaceConnector> filter =
        each -> key == null || key.isEmpty() || each.key().equals(key);
    Long project = query.id("project_id");
    Boolean connected = query.nullableFlag("has_connections");
    return filter
        .and(each -> project == null || each.projects().contains(project))
        .and(each -> connected == null || each.hasConnections() == connected)
        .and(flag("is_premium", query.nullableFlag("is_premium")))
        .and(flag("is_added", query.nullableFlag("is_added")));
  }

  private static Predicate<WorkspaceConnector> flag(String name, @Nullable Boolean asked) {
    return each -> {
      JsonNode value = each.field(name);
      return asked == null || (value.isBoolean() && value.booleanValue() == asked);
    };
  }
}
