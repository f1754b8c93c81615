package io.mammoth.connectors.kernel.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private final Set<Watched> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean alarmed = new AtomicBoolean();

  Workers() {
    this(MOST, PATIENCE);
  }

  Workers(int most, Duration patience) {
    this.patience = patience;
    this.threads =
        new ThreadPoolExecutor(
            2, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("sandbox-worker"));
    this.watch = new ScheduledThreadPoolExecutor(1, daemon("sandbox-watch"));
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

  /** One alarm for all requests, at the end of the oldest: one that ends in time wakes nobody. */
  private void setAlarm() {
    if (alarmed.compareAndSet(false, true)) {
      long next = running.stream().mapToLong(Watched::left).min().orElse(0);
      var unusedAlarm = watch.schedule(this::look, next, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    running.removeIf(Watched::isEnded);
    alarmed.set(false);
    if (!running.isEmpty()) {
      setAlarm();
    }
  }

  /** A request that is interrupted once the patience is over. */
  private final class Watched implements Runnable {
    private final Runnable request;
    private final FutureTask<?> work = new FutureTask<>(this::watched, null);
    private long began;

    Watched(Runnable request) {
      this.request = request;
    }

    @Override
    public void run() {
      work.run();
    }

    /** Watched from within the work: work that was ended before would close no connection. */
    private void watched() {
      began = System.nanoTime();
      running.add(this);
      try {
        setAlarm();
        request.run();
      } finally {
        running.remove(this);
      }
    }

    long left() {
      return patience.toNanos() - (System.nanoTime() - began);
    }

    /** The interrupt closes the connection that the request is stuck on, head or body alike. */
    boolean isEnded() {
      return left() <= 0 && work.cancel(true);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    threads.shutdownNow();
  }
}
