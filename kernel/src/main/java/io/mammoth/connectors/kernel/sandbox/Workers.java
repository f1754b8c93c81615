package io.mammoth.connectors.kernel.sandbox;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that answer requests: enough that stalled senders stand in nobody's way, not without
 * bound, and none of them held longer than the patience.
 */
final class Workers implements Executor, AutoCloseable {
  private static final int MOST = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor watch;

  Workers() {
    this(MOST, PATIENCE);
  }

  Workers(int most, Duration patience) {
    this.patience = patience;
    this.threads =
        new ThreadPoolExecutor(
            2, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("sandbox-worker"));
    this.watch = new ScheduledThreadPoolExecutor(1, daemon("sandbox-watch"));
    watch.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(new Watched(request));
  }

  /** A request that is interrupted once the patience is over. */
  private final class Watched implements Runnable {
    private final Runnable request;
    private final FutureTask<?> work = new FutureTask<>(this::watched, null);

    Watched(Runnable request) {
      this.request = request;
    }

    @Override
    public void run() {
      work.run();
    }

    /** The alarm is set by the work itself: work that it ended before would close no connection. */
    private void watched() {
      // The interrupt closes the connection that the request is stuck on, head or body alike.
      Future<?> alarm =
          watch.schedule(() -> work.cancel(true), patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        request.run();
      } finally {
        alarm.cancel(false);
      }
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    threads.shutdownNow();
  }
}
