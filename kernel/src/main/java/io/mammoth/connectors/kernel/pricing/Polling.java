package io.mammoth.connectors.kernel.pricing;

import java.time.Duration;

/**
 * Looks again, after pauses that grow, until a bound: reads may show a write some time after it.
 */
final class Polling {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private final Desk desk;
  private final Watch watch;
  private final long began;
  private Duration pause = Duration.ofMillis(250);

  Polling(Desk desk, Watch watch) {
    this.desk = desk;
    this.watch = watch;
    this.began = desk.nanoTime();
  }

  /** How long it has waited. */
  Duration waited() {
    return Duration.ofNanos(desk.nanoTime() - began);
  }

  /** Waits a little for something; false when that is no use any more, or not wanted. */
  boolean again(String what) {
    if (waited().compareTo(BOUND) >= 0) {
      return false;
    }
    watch.at("waiting until " + what);
    try {
      desk.pause(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    return true;
  }
}
