package io.mammoth.connectors;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The operations of {@link Connectors} without a thread that waits: one full form of each.
 *
 * <p>A future completes on a daemon thread of the client, never inside the connection's callback,
 * so a dependent stage may call again, and may block: other futures have threads of their own. Such
 * a thread has the context class loader of the thread that made the client. Whatever completes it
 * from outside ({@code cancel}, {@code orTimeout}, {@code complete}) closes the call's connection.
 * That holds for the future returned here, not for what {@code thenApply} and its like make of it:
 * Java does not pass cancelling back. A call that fails completes its future with a {@link
 * MammothException}, which {@code join} and {@code get} wrap as Java does; arguments out of bounds
 * are refused at once.
 *
 * <pre>{@code
 * CompletableFuture<ConnectorList> coming = connectors.async().fetch();
 * ConnectorList sold = coming.orTimeout(5, TimeUnit.SECONDS).join();
 * }</pre>
 */
public final class AsyncConnectors {
  private final Calls calls;

  AsyncConnectors(Calls calls) {
    this.calls = calls;
  }

  /** See {@link Connectors#fetch()}. */
  public CompletableFuture<ConnectorList> fetch() {
    return Pending.start(calls, Operations.fetch());
  }

  /** See {@link Connectors#named(String)}. */
  public CompletableFuture<Connector> named(String name) {
    return Pending.start(calls, Operations.named(name));
  }

  /** See {@link Connectors#create(NewConnector)}. */
  public CompletableFuture<Saved> create(NewConnector connector) {
    return Pending.start(calls, Operations.create(connector));
  }

  /** See {@link Connectors#update(long, ConnectorChanges)}. */
  public CompletableFuture<Saved> update(long id, ConnectorChanges changes) {
    return Pending.start(calls, Operations.update(id, changes));
  }

  /** See {@link Connectors#delete(long)}. */
  public CompletableFuture<Deleted> delete(long id) {
    return Pending.start(calls, Operations.delete(id, null));
  }

  /** See {@link Connectors#get(int, ConnectorKey, Fields)}. */
  public CompletableFuture<WorkspaceConnector> get(int workspace, ConnectorKey key, Fields fields) {
    return Pending.start(calls, Operations.get(workspace, key, fields));
  }

  /** See {@link Connectors#list(int, ConnectorQuery)}. */
  public CompletableFuture<ConnectorPage> list(int workspace, ConnectorQuery query) {
    return Pending.start(calls, Operations.list(workspace, query));
  }

  /**
   * All that {@link Connectors#listAll(int, ConnectorQuery)} walks through, gathered into one list.
   */
  public CompletableFuture<List<WorkspaceConnector>> listAll(int workspace, ConnectorQuery query) {
    Checks.aboveZero("workspace", workspace);
    ConnectorQuery paged = query.paged();
    try {
      return new PageWalk(calls, workspace, paged).gather();
    } catch (RuntimeException noAccount) {
      return CompletableFuture.failedFuture(noAccount);
    }
  }

  /** See {@link Connectors#active(int)}. */
  public CompletableFuture<List<String>> active(int workspace) {
    return Pending.start(calls, Operations.active(workspace));
  }
}
