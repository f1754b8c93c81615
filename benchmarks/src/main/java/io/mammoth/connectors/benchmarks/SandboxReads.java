package io.mammoth.connectors.benchmarks;

import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One read after the other from the sandbox, then 50 clients at once. */
public final class SandboxReads {
  private static final int WARM = 3_000;
  private static final int READS = 3_000;
  private static final int CLIENTS = 50;
  private static final int READS_OF_EACH = 40;

  private SandboxReads() {}

  /** Prints the median of a read in milliseconds, and how many of the parallel reads failed. */
  public static void main(String[] arguments) throws Exception {
    try (SandboxProcess sandbox = new SandboxProcess()) {
      System.out.printf(Locale.ROOT, "%.3f %d%n", median(sandbox), failures(sandbox));
    }
    System.exit(0);
  }

  private static double median(SandboxProcess sandbox) {
    try (MammothClient client = sandbox.client()) {
      for (int i = 0; i < WARM; i++) {
        client.connectors().get("postgres");
      }
      List<Long> nanos = new ArrayList<>();
      for (int i = 0; i < READS; i++) {
        long start = System.nanoTime();
        client.connectors().get("postgres");
        nanos.add(System.nanoTime() - start);
      }
      nanos.sort(null);
      return nanos.get(READS / 2) / 1e6;
    }
  }

  private static int failures(SandboxProcess sandbox) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      tasks.add(() -> failuresOfOne(sandbox));
    }
    int failures = 0;
    for (Future<Integer> task : threads.invokeAll(tasks)) {
      failures += task.get();
    }
    threads.shutdown();
    return failures;
  }

  private static int failuresOfOne(SandboxProcess sandbox) {
    int failures = 0;
    try (MammothClient client = sandbox.client()) {
      for (int i = 0; i < READS_OF_EACH; i++) {
        try {
          client.connectors().withRetry(Retry.none()).get("postgres");
        } catch (RuntimeException failed) {
          failures++;
        }
      }
    }
    return failures;
  }
}
