package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dependent stages that block hold up nothing but themselves. */
final class BlockingStagesTest extends ServedTest {
  private static final int BLOCKED = 4 * Runtime.getRuntime().availableProcessors() + 4;

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(BLOCKED);
  private final CountDownLatch staged = new CountDownLatch(1);

  /** Two pages come at once, the third one never; everything else waits until it is staged. */
  private final FaultServer service =
      new FaultServer(
          talk -> {
            if (talk.head().contains("offset=2")) {
              talk.stall();
            } else if (talk.head().contains("offset=")) {
              int next = talk.head().contains("offset=1") ? 2 : 1;
              talk.write(FaultServer.response(200, "", page(next)));
            } else {
              asked.countDown();
              staged.await();
              talk.write(FaultServer.response(200, "", "[]"));
            }
          });

  private static String page(int next) {
    return json("{'connectors':[{}],'next':'?offset=" + next + "'}");
  }

  @AfterEach
  void endBlocking() {
    blocked.countDown();
    service.close();
  }

  private MammothClient client() {
    return client(b -> b.serverUrl(service.address()));
  }

  /** More stages than there are processors, each of which waits for the end of the test. */
  private List<CompletableFuture<?>> block(Connectors connectors) throws InterruptedException {
    List<CompletableFuture<?>> stages = new ArrayList<>();
    for (int i = 0; i < BLOCKED; i++) {
      stages.add(connectors.async().active(4).thenAccept(any -> awaitEnd()));
    }
    asked.await();
    staged.countDown();
    return stages;
  }

  private void awaitEnd() {
    try {
      blocked.await();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Test
  void anotherFutureCompletes() throws Exception {
    Connectors connectors = client().connectors();
    List<CompletableFuture<?>> stages = block(connectors);
    assertEquals(List.of(), connectors.async().active(4).get(10, TimeUnit.SECONDS));
    assertTrue(stages.stream().noneMatch(CompletableFuture::isDone));
  }

  @Test
  void aFutureEndsWithItsDeadline() throws Exception {
    Connectors connectors = client().connectors();
    block(connectors);
    var hanging = connectors.withTimeout(Duration.ofMillis(300)).async();
    var all = hanging.listAll(4, ConnectorQuery.all());
    var late = assertThrows(ExecutionException.class, () -> all.get(10, TimeUnit.SECONDS));
    assertSame(
        TransportException.Phase.DEADLINE,
        assertInstanceOf(TransportException.class, late.getCause()).phase());
  }

  /** Walks through a list in a thread of its own, which the test may interrupt. */
  private static Thread walk(Connectors connectors, CompletableFuture<MammothException> failed) {
    Thread walker =
        new Thread(
            () ->
                failed.complete(
                    assertThrows(
                        MammothException.class, () -> connectors.listAll(4).forEach(any -> {}))));
    walker.setDaemon(true);
    walker.start();
    return walker;
  }

  private static void assertEnded(
      TransportException.Phase how, CompletableFuture<MammothException> failed) throws Exception {
    var failure = assertInstanceOf(TransportException.class, failed.get(10, TimeUnit.SECONDS));
    assertSame(how, failure.phase());
  }

  @Test
  void aListEndsWithItsDeadline() throws Exception {
    Connectors connectors = client().connectors();
    block(connectors);
    CompletableFuture<MammothException> failed = new CompletableFuture<>();
    Thread walker = walk(connectors.withTimeout(Duration.ofMillis(300)), failed);
    assertEnded(TransportException.Phase.DEADLINE, failed);
    walker.join();
  }

  @Test
  void aListEndsWithAnInterrupt() throws Exception {
    Connectors connectors = client().connectors();
    block(connectors);
    CompletableFuture<MammothException> failed = new CompletableFuture<>();
    Thread walker = walk(connectors, failed);
    service.stalled.acquire();
    walker.interrupt();
    assertEnded(TransportException.Phase.INTERRUPTED, failed);
  }

  private static CompletableFuture<ClassLoader> loader(CompletableFuture<?> call) {
    return call.thenApply(any -> Thread.currentThread().getContextClassLoader());
  }

  @Test
  void aStageHasTheClassLoaderOfTheThreadThatMadeTheClient() throws Exception {
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader applications = new URLClassLoader(new URL[0], usual)) {
      Thread.currentThread().setContextClassLoader(applications);
      final AsyncConnectors async = client().connectors().async();
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
      var first = loader(async.active(4));
      var second = loader(async.active(4).thenCompose(any -> async.active(4)));
      staged.countDown();
      assertSame(applications, first.get(10, TimeUnit.SECONDS));
      assertSame(applications, second.get(10, TimeUnit.SECONDS));
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }
}
