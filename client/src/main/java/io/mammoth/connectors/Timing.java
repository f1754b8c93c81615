package io.mammoth.connectors;

import java.time.Duration;
import java.time.Instant;

/** Time and chance as retries and deadlines need them; tests bring their own. */
interface Timing {
  /** Nanoseconds that only ever grow. */
  long nanoTime();

  /** The time of day, to hold an HTTP date against. */
  Instant now();

  /** A number drawn at random, from 0 to below 1. */
  double random();

  /** Runs a task later, unless what is returned is run before. */
  Runnable after(Duration delay, Runnable task);
}
