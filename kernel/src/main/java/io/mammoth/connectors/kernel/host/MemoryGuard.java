package io.mammoth.connectors.kernel.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a kernel whose collector does nothing but collect a heap that stays full. Small objects fill
 * it so slowly to the last byte that no error comes for minutes, and nothing is answered.
 */
final class MemoryGuard {
  private static final int EXIT = 1;
  private static final long FIRST_LOOK = 5_000;
  private static final long NEXT_LOOK = 1_000;
  private static final long HOPELESS = TimeUnit.SECONDS.toNanos(8);
  private static final long MOST_OF_ONE_LOOK = TimeUnit.MILLISECONDS.toNanos(2 * NEXT_LOOK);

  // With 0.85 a kernel on the parallel collector stayed mute for a minute, with 300 MB.
  private static final double FULL = 0.6;

  private static final double NOTHING_ELSE = 0.8;

  private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
  private final byte[] words = "The kernel's memory is full: it ends.\n".getBytes(UTF_8);
  private List<GarbageCollectorMXBean> collectors = List.of();
  private boolean wasFull;
  private long lastLook;
  private long lastCollecting;
  private long hopeless;

  MemoryGuard() {}

  /** Begins to look, on a thread of its own, when the kernel's start is surely over. */
  static void begin() {
    Thread thread = new Thread(new MemoryGuard()::run, "mammoth-memory");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Thread.sleep(FIRST_LOOK);
      boolean full = false;
      while (!isHopeless(System.nanoTime(), full, full ? collecting() : 0)) {
        Thread.sleep(NEXT_LOOK);
        full = isFull();
      }
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError full) {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  /** Past the cell's streams, which take memory, and past their locks. */
  private void end() {
    try {
      errors.write(words);
    } catch (IOException lost) {
      // The end tells as much.
    } finally {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private static boolean isFull() {
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory() >= FULL * java.maxMemory();
  }

  /**
   * Whether it is time to end, after one look more.
   *
   * @param now in nanoseconds
   * @param collecting how long all else has stood still for collections until now, in nanoseconds
   */
  boolean isHopeless(long now, boolean full, long collecting) {
    long passed = now - lastLook;
    boolean nothingElse = collecting - lastCollecting >= NOTHING_ELSE * passed;
    // One long collection that succeeds is not the end: it takes several looks to see that.
    hopeless = full && wasFull && nothingElse ? hopeless + Math.min(passed, MOST_OF_ONE_LOOK) : 0;
    wasFull = full;
    lastLook = now;
    lastCollecting = collecting;
    return hopeless >= HOPELESS;
  }

  /** How long all else has stood still for collections, in nanoseconds. */
  private long collecting() {
    if (collectors.isEmpty()) {
      // Not before the heap is full for the first time: most kernels never need these classes.
      collectors =
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .filter(each -> !each.getName().matches(".*(Cycles|Concurrent).*"))
              .toList();
    }
    long millis = 0;
    for (GarbageCollectorMXBean each : collectors) {
      millis += each.getCollectionTime();
    }
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
