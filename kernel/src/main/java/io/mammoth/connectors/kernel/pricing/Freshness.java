package io.mammoth.connectors.kernel.pricing;

import java.time.Duration;

/**
 * When a long work looks again at what others may have changed: every second, and every five steps,
 * as long as reading takes a tenth of the time at most.
 */
final class Freshness {
  private static final long LONGEST = Duration.ofSeconds(1).toNanos();
  private static final int STEPS = 5;
  private static final int SHARE = 10;

  private final Desk desk;
  private long read;
  private long cost;
  private int steps;

  /** Something was read just now. */
  Freshness(Desk desk) {
    this.desk = desk;
    this.read = desk.nanoTime();
  }

  void sent() {
    steps++;
  }

  boolean isFine() {
    long passed = desk.nanoTime() - read;
    boolean longAgo = passed >= LONGEST || steps >= STEPS;
    return steps == 0 || !longAgo || passed < SHARE * cost;
  }

  /** The connectors again; profiles are read before each of them is written. */
  Catalogue read(Catalogue before) {
    long began = desk.nanoTime();
    Catalogue now = before.withConnectors(desk);
    read = desk.nanoTime();
    cost = read - began;
    steps = 0;
    return now;
  }
}
