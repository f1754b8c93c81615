package io.mammoth.connectors.kernel.host.jjava;

import java.lang.reflect.Field;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * JShell's index of all classes, for completion: it is made when the first cell is over, and takes
 * no core from the start.
 */
final class LaterIndex {
  private static final int MOST_SECONDS = 2;

  private final CountDownLatch wanted = new CountDownLatch(1);

  private LaterIndex() {}

  /** Keeps it from being made; for some seconds at most, and only where JShell can be reached. */
  static LaterIndex held() {
    LaterIndex index = new LaterIndex();
    try {
      Field maker = Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
      maker.setAccessible(true);
      ((ExecutorService) maker.get(null))
          .execute(
              () -> {
                try {
                  index.wanted.await(MOST_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    } catch (ReflectiveOperationException | RuntimeException closed) {
      System.getLogger(LaterIndex.class.getName())
          .log(System.Logger.Level.DEBUG, "the index is made at once", closed);
    }
    return index;
  }

  /** Lets it be made; later calls do nothing. */
  void begin() {
    wanted.countDown();
  }
}
