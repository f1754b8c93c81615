package io.mammoth.connectors;

import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Workspace connectors, all pages of them, read lazily: nothing is asked before the first one is
 * wanted, and each {@link #iterator()}, {@link #stream()} or {@link #pages()} loop begins anew, for
 * the account of that moment.
 *
 * <p>Pages are read one at a time. Once a second page was wanted, the next one is requested while
 * the caller uses this one, so a caller that stops there has caused at most one request that it did
 * not need. That request is not retried before its page is wanted. It is cancelled when the stream
 * is closed, when the loop goes on in a thread that was interrupted, or, after a {@code break},
 * once the iterator is garbage; at the latest it ends with the timeout of a call.
 *
 * <p>Not a snapshot: a connector that comes or goes meanwhile may be missed or seen twice. A next
 * page that leads nowhere ends the loop with an {@link UnreadableResponseException} after
 * everything read before it was handed out.
 *
 * <pre>{@code
 * List<String> crm =
 *     connectors.listAll().stream()
 *         .filter(c -> "CRM".equals(c.apiType()))
 *         .map(WorkspaceConnector::dispName)
 *         .toList();
 * }</pre>
 */
public final class WorkspaceConnectors implements Iterable<WorkspaceConnector> {
  private final Calls calls;
  private final @Nullable Integer workspace;
  private final ConnectorQuery query;

  WorkspaceConnectors(Calls calls, @Nullable Integer workspace, ConnectorQuery query) {
    this.calls = calls;
    this.workspace = workspace;
    this.query = query;
  }

  /** Every connector, at most {@link ConnectorQuery#maxItems} of them. */
  @Override
  public Iterator<WorkspaceConnector> iterator() {
    return stream().iterator();
  }

  /** Every connector, at most {@link ConnectorQuery#maxItems} of them; sequential and lazy. */
  public Stream<WorkspaceConnector> stream() {
    PageWalk walk = new PageWalk(calls, workspace, query);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, 0), false)
        .flatMap(page -> page.connectors().stream())
        .limit(query.maxItems())
        .onClose(walk::abandon);
  }

  /** The pages as they come; the last one may go beyond {@link ConnectorQuery#maxItems}. */
  public Iterable<ConnectorPage> pages() {
    return () -> new PageWalk(calls, workspace, query);
  }

  /** How many are handed out at most: {@link ConnectorQuery#maxItems(int)}. */
  public int maxItems() {
    return query.maxItems();
  }

  /** What would be read; reads nothing. */
  @Override
  public String toString() {
    return "WorkspaceConnectors["
        + (workspace == null ? "the account's workspace" : "workspace " + workspace)
        + ", "
        + query
        + "]";
  }
}
