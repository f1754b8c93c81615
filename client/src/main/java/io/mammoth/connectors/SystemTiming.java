package io.mammoth.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The machine's own time, with one daemon thread that exists only while something waits. */
final class SystemTiming implements Timing, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  SystemTiming() {
    timer = new ScheduledThreadPoolExecutor(1, Transport.daemons("mammoth-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> waiting = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> waiting.cancel(false);
    } catch (RejectedExecutionException closed) {
      // Closing has ended every call: nobody waits for this any more.
      return () -> {};
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
