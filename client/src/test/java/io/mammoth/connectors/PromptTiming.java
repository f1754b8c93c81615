package io.mammoth.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * Time that passes at once: a wait of less than 59 s moves the clock instead of lasting, and is
 * written down. Longer ones are deadlines, which the test runs itself, if ever.
 */
final class PromptTiming implements Timing {
  private static final Duration DEADLINES = Duration.ofSeconds(59);
  private static final ExecutorService RUNNER =
      Executors.newCachedThreadPool(Transport.daemons("prompt"));

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final List<Runnable> deadlines = new CopyOnWriteArrayList<>();
  volatile DoubleSupplier random = () -> 0.5;
  volatile boolean held;

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

  @Override
  public long nanoTime() {
    return clock.get();
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-24T12:00:00Z");
  }

  @Override
  public double random() {
    return random.getAsDouble();
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    if (delay.compareTo(DEADLINES) >= 0) {
      deadlines.add(task);
      return () -> deadlines.remove(task);
    }
    waits.add(delay);
    clock.addAndGet(delay.toNanos());
    if (held) {
      waiting.add(task);
    } else {
      RUNNER.execute(task);
    }
    return () -> waiting.remove(task);
  }

  /** How many waits are held back. */
  int waiting() {
    return waiting.size();
  }
}
