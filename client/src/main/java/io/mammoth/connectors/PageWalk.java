package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One walk through all pages of a list, for one account. While a page is read, the next one is on
 * its way, tried once; only when it is wanted and did not come is it asked for with all retries.
 */
final class PageWalk implements Iterator<ConnectorPage> {
  private static final int MOST_EMPTY_PAGES = 100;

  private final Calls calls;
  private final @Nullable Integer workspace;
  private final ConnectorQuery query;

  private int offset;
  private int emptyPages;
  private int read;
  private @Nullable Fetched last;
  private @Nullable CompletableFuture<Fetched> ahead;

  /** A page, and the answer that it was read from. */
  record Fetched(ConnectorPage page, Reading reading) {}

  PageWalk(Calls calls, @Nullable Integer workspace, ConnectorQuery query) {
    this.calls = calls.withAccount(calls.currentAccount());
    this.workspace = workspace;
    this.query = query.paged();
    this.offset = query.start();
  }

  @Override
  public boolean hasNext() {
    return last == null || (last.page.hasNext() && read < query.maxItems());
  }

  @Override
  public ConnectorPage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (last != null) {
      offset = nextOffset(last);
    }
    Fetched fetched = ahead == null ? Exchange.send(calls, page(offset)) : arrived(ahead);
    ahead = null;
    arrive(fetched);
    fetchAhead(fetched);
    return fetched.page;
  }

  private void arrive(Fetched fetched) {
    last = fetched;
    int size = fetched.page.connectors().size();
    read += size;
    emptyPages = size == 0 ? emptyPages + 1 : 0;
  }

  /** The offset that a page's next leads to. */
  private int nextOffset(Fetched fetched) {
    int next = fetched.page.offsetAfter(offset);
    if (next < 0) {
      throw fetched.reading.unreadable(
          "with a next page that holds no offset above " + offset + ", so it leads nowhere");
    }
    if (emptyPages >= MOST_EMPTY_PAGES) {
      throw fetched.reading.unreadable(
          "with the " + emptyPages + "th empty page in a row, so there is no end in sight");
    }
    return next;
  }

  private void fetchAhead(Fetched fetched) {
    int next = hasNext() ? fetched.page.offsetAfter(offset) : -1;
    if (next >= 0 && emptyPages < MOST_EMPTY_PAGES) {
      ahead = Exchange.start(calls.withRetry(Retry.none()), page(next));
    }
  }

  private Fetched arrived(CompletableFuture<Fetched> coming) {
    try {
      return Exchange.join(coming);
    } catch (TransportException failed) {
      if (failed.phase() == TransportException.Phase.INTERRUPTED) {
        throw failed;
      }
      return again(failed);
    } catch (ApiException failed) {
      return again(failed);
    }
  }

  private Fetched again(MammothException failed) {
    boolean worth = !(failed instanceof ApiException api) || calls.retry().retries(api.status());
    if (!worth || calls.retry().maxAttempts() == 1) {
      throw failed;
    }
    return Exchange.send(calls, page(offset));
  }

  private Operation<Fetched> page(int from) {
    return Operations.page(workspace, query.offset(from));
  }

  /** Walks to the end without a thread that waits. */
  CompletableFuture<List<WorkspaceConnector>> gather() {
    CompletableFuture<List<WorkspaceConnector>> all = new CompletableFuture<>();
    step(all, new ArrayList<>());
    return all;
  }

  private void step(
      CompletableFuture<List<WorkspaceConnector>> all, List<WorkspaceConnector> gathered) {
    CompletableFuture<Fetched> page = Exchange.start(calls, page(offset));
    var unusedEnd = all.whenComplete((done, ended) -> page.cancel(true));
    var unusedStep =
        page.whenComplete(
            (fetched, failure) -> {
              try {
                if (failure != null) {
                  all.completeExceptionally(failure);
                } else {
                  gathered.addAll(fetched.page.connectors());
                  arrive(fetched);
                  goOn(all, gathered);
                }
              } catch (RuntimeException wrong) {
                all.completeExceptionally(wrong);
              }
            });
  }

  private void goOn(
      CompletableFuture<List<WorkspaceConnector>> all, List<WorkspaceConnector> gathered) {
    if (hasNext() && last != null && !all.isDone()) {
      offset = nextOffset(last);
      step(all, gathered);
    } else {
      int most = Math.min(gathered.size(), query.maxItems());
      all.complete(List.copyOf(gathered.subList(0, most)));
    }
  }
}
