package io.mammoth.connectors;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One walk through all pages of a list, for one account. From the second page on, the next one is
 * requested while the caller uses this one: a caller that stops within the first page, as most that
 * stop do, has caused no request that it did not need.
 */
final class PageWalk implements Iterator<ConnectorPage> {
  private static final int MOST_EMPTY_PAGES = 100;

  /** Of a list without a limit of its own: 200,000 connectors in pages of a hundred. */
  private static final int MOST_PAGES = 2_000;

  private final Calls calls;
  private final @Nullable Integer workspace;
  private final ConnectorQuery query;

  private int offset;
  private int emptyPages;
  private int pages;
  private int read;
  private @Nullable Fetched last;
  private @Nullable Ahead ahead;

  /** A page, and the answer that it was read from. */
  record Fetched(ConnectorPage page, Reading reading) {}

  /**
   * The page that is requested before it is wanted. Holds no reference to the walk, so that a walk
   * which its caller has dropped, by a {@code break} for example, can be collected and the request
   * ended.
   */
  private static final class Ahead implements Runnable {
    private static final Cleaner DROPPED = Cleaner.create();

    private final AtomicReference<@Nullable Exchange<Fetched>> page = new AtomicReference<>();

    @Override
    public void run() {
      Exchange<Fetched> unwanted = page.getAndSet(null);
      if (unwanted != null) {
        unwanted.abandon();
      }
    }
  }

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
    Fetched fetched = fetch(from);
    arrive(fetched, from);
    if (pages > 1) {
      fetchAhead(fetched);
    }
    return fetched.page;
  }

  private Fetched fetch(int from) {
    Exchange<Fetched> coming = ahead == null ? null : ahead.page.getAndSet(null);
    if (coming == null) {
      return Exchange.send(calls, page(from));
    }
    if (Thread.currentThread().isInterrupted() || !coming.claim()) {
      coming.abandon();
      return Exchange.send(calls, page(from));
    }
    return coming.claimed();
  }

  /** Ends what is requested ahead. */
  void abandon() {
    if (ahead != null) {
      ahead.run();
    }
  }

  private void arrive(Fetched fetched, int from) {
    if (last != null && isRepeated(last.page, fetched.page)) {
      throw fetched.reading.unreadable(
          "with the connectors of the page before once more, so it does not heed the offset "
              + from
              + " and there is no end in sight");
    }
    last = fetched;
    offset = from;
    int size = fetched.page.connectors().size();
    read += size;
    pages++;
    emptyPages = size == 0 ? emptyPages + 1 : 0;
  }

  /**
   * Whether a page holds what the one before held; without their keys, other connectors may look
   * alike.
   */
  private static boolean isRepeated(ConnectorPage before, ConnectorPage page) {
    return !page.connectors().isEmpty()
        && page.connectors().stream().allMatch(connector -> connector.nameKey() != null)
        && page.connectors().equals(before.connectors());
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
    if (isOverLong()) {
      throw fetched.reading.unreadable(
          "with yet another page after "
              + pages
              + " pages and "
              + read
              + " connectors, so there is no end in sight; if the list really is as long, say how many you want at"
              + " most: ConnectorQuery.all().maxItems("
              + 2L * Math.max(read, 1)
              + ")");
    }
    return next;
  }

  private boolean isOverLong() {
    return pages >= MOST_PAGES && query.maxItems() == Integer.MAX_VALUE;
  }

  private void fetchAhead(Fetched fetched) {
    int next = hasNext() ? fetched.page.offsetAfter(offset) : -1;
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (next < 0 || emptyPages >= MOST_EMPTY_PAGES || isOverLong() || interrupted) {
      return;
    }
    if (ahead == null) {
      ahead = new Ahead();
      Ahead.DROPPED.register(this, ahead);
    }
    try {
      ahead.page.set(Exchange.ahead(calls, page(next)));
    } catch (RuntimeException refused) {
      // A closed client, for example: the walk meets the same refusal at the next page.
      return;
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
