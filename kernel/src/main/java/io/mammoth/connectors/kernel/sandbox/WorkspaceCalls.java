package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the workspace's connectors, none of which changes anything: the same question
 * has the same answer, which is written once.
 */
final class WorkspaceCalls {
  /** More than programs ask again and again. */
  private static final int MOST_KEPT = 256;

  private final Dialect dialect;
  private final int workspace;
  private final List<WorkspaceConnector> connectors;
  private final Map<String, WorkspaceConnector> byKey = new HashMap<>();
  private final Map<String, Answer> kept = new ConcurrentHashMap<>();

  WorkspaceCalls(Dialect dialect, Catalogue catalogue) {
    this.dialect = dialect;
    this.workspace = catalogue.workspace();
    this.connectors = catalogue.workspaceConnectors(dialect);
    connectors.forEach(each -> byKey.put(each.encodedKey(), each));
    // A plain key wins over another's encoded one.
    connectors.forEach(each -> byKey.put(each.key(), each));
  }

  List<Route> routes() {
    String all = "/workspaces/{workspace_id}/connectors";
    return List.of(
        Route.of("GET", all, kept(this::list)),
        Route.of("GET", all + "/{connector_key}", kept(this::get)),
        Route.of("GET", "/workspaces/{workspace_id}/active_connectors", this::active));
  }

  private Route.Operation kept(Route.Operation operation) {
    return request -> {
      Answer known = kept.get(request.address());
      if (known != null) {
        return known;
      }
      Answer answer = Answer.ok(Json.written(operation.answer(request).body()));
      if (kept.size() < MOST_KEPT) {
        kept.put(request.address(), answer);
      }
      return answer;
    };
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
    return Answer.ok(Fields.project(connector, fields));
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
        .forEach(each -> listed.add(Fields.project(each, fields)));
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
