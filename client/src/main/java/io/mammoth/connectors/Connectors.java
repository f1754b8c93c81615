package io.mammoth.connectors;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connector operations of the service, each sending one request and waiting for its answer.
 *
 * <p>Two families: <em>workspace</em> connectors (list, listAll, get, active), what can be used,
 * for any account; and <em>subscription</em> connectors (fetch, named, create, update, delete),
 * what is sold, for administrators.
 *
 * <p>Every call may throw a {@link MammothException}; the methods name only what is special. A
 * thread that is interrupted while it waits gets a {@link TransportException} at once, with its
 * interrupt flag set and the connection closed. Immutable and safe for several threads.
 *
 * <pre>{@code
 * WorkspaceConnector postgres = connectors.get("postgres", Fields.FULL);
 * ConnectorList sold = connectors.fetch();
 * Connector salesforce = sold.named("salesforce");
 * Saved saved = connectors.update(salesforce, c -> c.pricePerMonth("19.99"));
 * connectors.withRetry(Retry.none()).withTimeout(Duration.ofSeconds(5)).delete(salesforce);
 * }</pre>
 */
public final class Connectors {
  private final Calls calls;

  Connectors(Calls calls) {
    this.calls = calls;
  }

  /** All subscription connectors. Contract: {@code GET /subscription/connectors}. */
  public ConnectorList fetch() {
    return Exchange.send(calls, Operations.fetch());
  }

  /**
   * The one subscription connector with this name, ignoring case.
   *
   * @throws NoSuchNameException when there is none, naming those with a similar name, or more than
   *     one
   */
  public Connector named(String name) {
    return Exchange.send(calls, Operations.named(name));
  }

  /** Makes a subscription connector. Contract: {@code POST /subscription/connectors}. */
  public Saved create(NewConnector connector) {
    return Exchange.send(calls, Operations.create(connector));
  }

  /** Makes a subscription connector of which only the name is given. */
  public Saved create(String name) {
    return create(NewConnector.named(name));
  }

  /**
   * Makes a subscription connector: {@code create("Salesforce", c -> c.pricePerMonth("29.99"))}.
   */
  public Saved create(String name, Consumer<NewConnector> fields) {
    NewConnector connector = NewConnector.named(name);
    fields.accept(connector);
    return create(connector);
  }

  /**
   * Changes a subscription connector. Contract: {@code PUT
   * /subscription/connectors/{connector_id}}.
   *
   * @throws ConfigurationException when the changes change nothing
   */
  public Saved update(long id, ConnectorChanges changes) {
    return Exchange.send(calls, Operations.update(id, changes));
  }

  /** Changes a subscription connector: {@code update(id, c -> c.clearDescription())}. */
  public Saved update(long id, Consumer<ConnectorChanges> fields) {
    ConnectorChanges changes = ConnectorChanges.none();
    fields.accept(changes);
    return update(id, changes);
  }

  /** Changes a subscription connector. */
  public Saved update(Connector connector, ConnectorChanges changes) {
    return update(connector.id(), changes);
  }

  /** Changes a subscription connector: {@code update(connector, c -> c.pricePerMonth("19.99"))}. */
  public Saved update(Connector connector, Consumer<ConnectorChanges> fields) {
    return update(connector.id(), fields);
  }

  /**
   * Deletes a subscription connector. Contract: {@code DELETE
   * /subscription/connectors/{connector_id}}.
   */
  public Deleted delete(long id) {
    return Exchange.send(calls, Operations.delete(id, null));
  }

  /** Deletes a subscription connector; what comes back still holds it. */
  public Deleted delete(Connector connector) {
    return Exchange.send(calls, Operations.delete(connector.id(), connector));
  }

  /** The workspace connector with this name key, of the account's workspace. */
  public WorkspaceConnector get(String nameKey) {
    return one(null, ConnectorKey.of(nameKey), null);
  }

  /** The workspace connector with this key, of the account's workspace. */
  public WorkspaceConnector get(ConnectorKey key) {
    return one(null, key, null);
  }

  /** The workspace connector with this name key, of the account's workspace, with these fields. */
  public WorkspaceConnector get(String nameKey, Fields fields) {
    return one(null, ConnectorKey.of(nameKey), fields);
  }

  /** The workspace connector with this key, of the account's workspace, with these fields. */
  public WorkspaceConnector get(ConnectorKey key, Fields fields) {
    return one(null, key, fields);
  }

  /** The workspace connector with this name key. */
  public WorkspaceConnector get(int workspace, String nameKey) {
    return one(workspace, ConnectorKey.of(nameKey), null);
  }

  /** The workspace connector with this key. */
  public WorkspaceConnector get(int workspace, ConnectorKey key) {
    return one(workspace, key, null);
  }

  /** The workspace connector with this name key, with these fields. */
  public WorkspaceConnector get(int workspace, String nameKey, Fields fields) {
    return get(workspace, ConnectorKey.of(nameKey), fields);
  }

  /**
   * The workspace connector with this key. Contract: {@code GET
   * /workspaces/{workspace_id}/connectors/{connector_key}}.
   */
  public WorkspaceConnector get(int workspace, ConnectorKey key, Fields fields) {
    return one(workspace, key, fields);
  }

  private WorkspaceConnector one(
      @Nullable Integer workspace, ConnectorKey key, @Nullable Fields fields) {
    return Exchange.send(calls, Operations.get(workspace, key, fields));
  }

  /** The first page of workspace connectors, of the account's workspace. */
  public ConnectorPage list() {
    return list(ConnectorQuery.all());
  }

  /** One page of workspace connectors, of the account's workspace. */
  public ConnectorPage list(ConnectorQuery query) {
    return Exchange.send(calls, Operations.list(null, query));
  }

  /** The first page of workspace connectors. */
  public ConnectorPage list(int workspace) {
    return list(workspace, ConnectorQuery.all());
  }

  /**
   * One page of workspace connectors. Contract: {@code GET /workspaces/{workspace_id}/connectors}.
   */
  public ConnectorPage list(int workspace, ConnectorQuery query) {
    return Exchange.send(calls, Operations.list(workspace, query));
  }

  /** All workspace connectors, of the account's workspace; see {@link WorkspaceConnectors}. */
  public WorkspaceConnectors listAll() {
    return listAll(ConnectorQuery.all());
  }

  /** All workspace connectors that a query finds, of the account's workspace, page by page. */
  public WorkspaceConnectors listAll(ConnectorQuery query) {
    return new WorkspaceConnectors(calls, null, query.paged());
  }

  /** All workspace connectors, page by page; see {@link WorkspaceConnectors}. */
  public WorkspaceConnectors listAll(int workspace) {
    return listAll(workspace, ConnectorQuery.all());
  }

  /** All workspace connectors that a query finds; see {@link WorkspaceConnectors}. */
  public WorkspaceConnectors listAll(int workspace, ConnectorQuery query) {
    return new WorkspaceConnectors(calls, Checks.aboveZero("workspace", workspace), query.paged());
  }

  /** Names of the connectors that hold data, of the account's workspace. */
  public List<String> active() {
    return Exchange.send(calls, Operations.active(null));
  }

  /**
   * Names of the connectors that hold data. Contract: {@code GET
   * /workspaces/{workspace_id}/active_connectors}.
   */
  public List<String> active(int workspace) {
    return Exchange.send(calls, Operations.active(workspace));
  }

  /** The same operations without a thread that waits. */
  public AsyncConnectors async() {
    return new AsyncConnectors(calls);
  }

  /** A view of these operations with another retry policy. */
  public Connectors withRetry(Retry retry) {
    return new Connectors(calls.withRetry(retry));
  }

  /** A view of these operations with another time for a whole call, at most a day. */
  public Connectors withTimeout(Duration timeout) {
    return new Connectors(calls.withTimeout(timeout));
  }

  /**
   * A view of these operations that hands each answer as it came to somebody, before it is read:
   * status, headers, bytes and attempts of any result.
   */
  public Connectors withAnswers(Consumer<Answer> answers) {
    return new Connectors(calls.withAnswers(answers));
  }

  /** Which server these operations call, once the account says so. */
  @Override
  public String toString() {
    return "Connectors[" + calls + "]";
  }
}
