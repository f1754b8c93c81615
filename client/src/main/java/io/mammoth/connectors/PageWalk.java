package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One walk through all pages of a list, for one account. While a page is read, the next one is on
 * its way; if that failed before anybody wanted it, it is asked for anew.
 */
final class PageWalk implements Iterator<ConnectorPage> {
  private static final int MOST_EMPTY_PAGES = 100;
  private static final int MOST_PAGES = 10_000;

  private final Calls calls;
  private final @Nullable Integer workspace;
  private final ConnectorQuery query;

  private int offset;
  private int emptyPages;
  private int pages;
  private int read;
  private @Nullable Fetched last;
  private @Nullable Pending<Fetched> ahead;

  /** A page, and the answer that it was read from. */
  record Fetched(ConnectorPage page, Reading reading) {}

  PageWalk(Calls calls, @Nullable Integer workspace, ConnectorQuery query) {
    this.calls = calls.withOneAccount();
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
    int from = last == null ? offset : nextOffset(last);
    Pending<Fetched> coming = ahead;
    // Forgotten first: should it have failed, the next try asks anew.
    ahead = null;
    Fetched fetched =
        coming == null ? Exchange.send(calls, page(from)) : arrived(coming, page(from));
    arrive(fetched, from);
    fetchAhead(fetched);
    return fetched.page;
  }

  private void arrive(Fetched fetched, int from) {
    last = fetched;
    offset = from;
    int size = fetched.page.connectors().size();
    read += size;
    pages++;
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
    if (pages >= MOST_PAGES) {
      throw fetched.reading.unreadable(
          "with yet another page after " + pages + ", so there is no end in sight");
    }
    return next;
  }

  private void fetchAhead(Fetched fetched) {
    int next = hasNext() ? fetched.page.offsetAfter(offset) : -1;
    if (next >= 0 && emptyPages < MOST_EMPTY_PAGES && pages < MOST_PAGES) {
      ahead = Pending.start(calls, page(next));
    }
  }

  private Fetched arrived(Pending<Fetched> coming, Operation<Fetched> again) {
    boolean early = coming.future().isDone();
    try {
      return coming.join();
    } catch (TransportException | ApiException failed) {
      boolean worth = early && calls.retry().maxAttempts() > 1;
      if (!worth || (failed instanceof ApiException api && !calls.retry().retries(api.status()))) {
        throw failed;
      }
      return Exchange.send(calls, again);
    }
  }

  private Operation<Fetched> page(int from) {
    return Operations.page(workspace, query.offset(from));
  }

  /** Walks to the end without a thread that waits. */
  CompletableFuture<List<WorkspaceConnector>> gather() {
    Steps<List<WorkspaceConnector>> steps = new Steps<>();
    gather(steps, new ArrayList<>(), offset);
    return steps.future();
  }

  private void gather(
      Steps<List<WorkspaceConnector>> steps, List<WorkspaceConnector> gathered, int from) {
    steps.next(
        calls,
        page(from),
        fetched -> {
          gathered.addAll(fetched.page.connectors());
          arrive(fetched, from);
          if (hasNext()) {
            gather(steps, gathered, nextOffset(fetched));
          } else {
            int most = Math.min(gathered.size(), query.maxItems());
            steps.future().complete(List.copyOf(gathered.subList(0, most)));
          }
        });
  }
}
