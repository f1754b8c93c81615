package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that is requested ahead: when it is, what ends it, and how it fails. */
final class ReadAheadTest extends PagedTest {
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final BlockingQueue<CallEvent> done = new LinkedBlockingQueue<>();
  private final Semaphore waits = new Semaphore(0);
  private volatile FaultServer.Fault thirdPage = FaultServer.Talk::stall;

  /** Pages of one connector; what becomes of the third one is the test's. */
  private final FaultServer service =
      new FaultServer(
          talk -> {
            if (talk.head().contains("offset=2")) {
              thirdPage.play(talk);
            } else {
              int from = talk.head().contains("offset=1") ? 1 : 0;
              talk.write(FaultServer.response(200, "", page(from)));
            }
          });

  private static String page(int from) {
    return json(page(from, 1, ",'next':'?offset=" + (from + 1) + "'"));
  }

  @AfterEach
  void closeService() {
    service.close();
  }

  private final class Watch implements CallListener {
    @Override
    public void onAttempt(CallEvent event) {
      attempts.add(Thread.currentThread().getName());
    }

    @Override
    public void onWait(CallEvent event) {
      waits.release();
    }

    @Override
    public void onDone(CallEvent event) {
      done.add(event);
    }
  }

  private WorkspaceConnectors all() {
    return client(
            b -> b.serverUrl(service.address()).timing(new PromptTiming()).listener(new Watch()))
        .connectors()
        .listAll();
  }

  /** Two pages are taken, so that the third is requested ahead. */
  private Iterator<ConnectorPage> fromTheThirdPageOn(PromptTiming timing) {
    Iterator<ConnectorPage> pages =
        client(b -> b.serverUrl(service.address()).timing(timing))
            .connectors()
            .listAll()
            .pages()
            .iterator();
    pages.next();
    pages.next();
    return pages;
  }

  @Test
  void whoStopsWithinTheFirstPageCausesOneRequest() {
    WorkspaceConnectors all = all();
    assertEquals("k0", all.stream().findFirst().orElseThrow().nameKey());
    for (WorkspaceConnector connector : all) {
      assertEquals("k0", connector.nameKey());
      break;
    }
    assertEquals(1, all.stream().limit(1).count());
    assertEquals(3, attempts.size());
  }

  @Test
  void theThirdPageIsRequestedWhileTheSecondOneIsUsed() {
    Iterator<ConnectorPage> pages = all().pages().iterator();
    pages.next();
    assertEquals(1, attempts.size());
    pages.next();
    service.stalled.acquireUninterruptibly();
    assertEquals(3, attempts.size());
  }

  private CallEvent thirdEnd() throws InterruptedException {
    done.take();
    done.take();
    CallEvent end = done.poll(10, TimeUnit.SECONDS);
    assertNotNull(end, "the listener never learned of the end");
    return end;
  }

  private void assertCancelled() throws InterruptedException {
    assertTrue(service.hungUp.tryAcquire(10, TimeUnit.SECONDS), "the connection stays open");
    var failure = assertInstanceOf(TransportException.class, thirdEnd().failure());
    assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
    assertEquals(3, service.requests.get());
  }

  @Test
  void aClosedStreamCancelsIt() throws InterruptedException {
    try (Stream<WorkspaceConnector> stream = all().stream()) {
      Iterator<WorkspaceConnector> connectors = stream.iterator();
      connectors.next();
      connectors.next();
      service.stalled.acquire();
    }
    assertCancelled();
  }

  @Test
  void anInterruptCancelsIt() throws InterruptedException {
    Iterator<ConnectorPage> pages = all().pages().iterator();
    pages.next();
    pages.next();
    service.stalled.acquire();
    Thread.currentThread().interrupt();
    var failure = assertThrows(TransportException.class, pages::next);
    assertTrue(Thread.interrupted());
    assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
    assertEquals(0, failure.attempts());
    assertTrue(service.hungUp.tryAcquire(10, TimeUnit.SECONDS));
    assertEquals(3, service.requests.get());
  }

  @Test
  void anInterruptedThreadRequestsNoPageAhead() {
    Iterator<ConnectorPage> pages =
        client(b -> b.serverUrl(service.address()).listener(new Watch()))
            .connectors()
            .withAnswers(
                answer -> {
                  if (attempts.size() == 2) {
                    Thread.currentThread().interrupt();
                  }
                })
            .listAll()
            .pages()
            .iterator();
    pages.next();
    pages.next();
    assertTrue(Thread.interrupted());
    assertEquals(2, attempts.size());
  }

  @Test
  void aBreakCancelsItOnceTheIteratorIsGarbage() throws InterruptedException {
    readTwo(all());
    service.stalled.acquire();
    boolean hungUp = false;
    for (int round = 0; round < 500 && !hungUp; round++) {
      System.gc();
      hungUp = service.hungUp.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
    assertTrue(hungUp, "the connection stays open");
    assertInstanceOf(TransportException.class, thirdEnd().failure());
  }

  private static void readTwo(WorkspaceConnectors all) {
    int read = 0;
    for (WorkspaceConnector connector : all) {
      read++;
      if ("k1".equals(connector.nameKey())) {
        break;
      }
    }
    assertEquals(2, read);
  }

  @Test
  void itIsNotRetriedBeforeItsPageIsWanted() throws InterruptedException {
    thirdPage =
        talk ->
            talk.write(
                talk.number() == 3
                    ? FaultServer.response(503, "", "")
                    : FaultServer.response(200, "", json(page(2, 1, ""))));
    Iterator<ConnectorPage> pages = all().pages().iterator();
    pages.next();
    pages.next();
    assertFalse(waits.tryAcquire(300, TimeUnit.MILLISECONDS), "retried on its own");
    assertEquals("k2", pages.next().connectors().get(0).nameKey());
    assertEquals(1, waits.availablePermits());
    assertFalse(pages.hasNext());
    CallEvent third = thirdEnd();
    assertEquals(2, third.tries());
    assertNull(third.failure());
  }

  @Test
  void itsAttemptIsTheFirstOfThoseThatThePolicyAllows() {
    thirdPage = FaultServer.answers(503, "", "");
    Iterator<ConnectorPage> pages = all().pages().iterator();
    pages.next();
    pages.next();
    var failure = assertThrows(ApiException.class, pages::next);
    assertEquals(3, failure.attempts());
    assertEquals(5, service.requests.get());
  }

  @Test
  void aPageWhoseDeadlinePassedBeforeItWasWantedIsRequestedAgain() {
    AtomicInteger stalls = new AtomicInteger();
    thirdPage =
        talk -> {
          if (stalls.incrementAndGet() == 1) {
            talk.stall();
          } else {
            talk.write(FaultServer.response(200, "", json(page(2, 1, ""))));
          }
        };
    PromptTiming timing = new PromptTiming();
    Iterator<ConnectorPage> pages = fromTheThirdPageOn(timing);
    service.stalled.acquireUninterruptibly();
    timing.deadlines.get(0).run();
    service.hungUp.acquireUninterruptibly();
    assertEquals("k2", pages.next().connectors().get(0).nameKey());
  }

  static Stream<Throwable> thrown() {
    return Stream.of(new IllegalStateException("mine"), new AssertionError("mine"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatAConsumerOfResponsesThrowsReachesTheCallerAsItself(Throwable mine) {
    thirdPage = FaultServer.answers(200, "", json(page(2, 1, "")));
    for (int failing = 1; failing <= 3; failing++) {
      int page = failing;
      AtomicInteger seen = new AtomicInteger();
      WorkspaceConnectors all =
          client(b -> b.serverUrl(service.address()))
              .connectors()
              .withAnswers(
                  answer -> {
                    if (seen.incrementAndGet() == page) {
                      throw CallersCodeTest.Thrower.sneaky(mine);
                    }
                  })
              .listAll();
      assertSame(mine, assertThrows(mine.getClass(), () -> keys(all)));
      assertEquals(page, seen.get());
    }
  }

  @Test
  void aConsumerOfResponsesRunsOnTheThreadThatReadsThePages() {
    thirdPage = FaultServer.answers(200, "", json(page(2, 1, "")));
    List<Thread> threads = new CopyOnWriteArrayList<>();
    keys(
        client(b -> b.serverUrl(service.address()))
            .connectors()
            .withAnswers(answer -> threads.add(Thread.currentThread()))
            .listAll());
    assertEquals(
        List.of(Thread.currentThread(), Thread.currentThread(), Thread.currentThread()), threads);
  }

  @Test
  void itsFailureHasTheFramesOfTheCaller() {
    thirdPage = FaultServer.answers(404, "", "{}");
    WorkspaceConnectors all = all();
    var failure = assertThrows(NotFoundException.class, () -> keys(all));
    assertTrue(
        Arrays.stream(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(getClass().getName())));
  }

  /** A page that is claimed is waited for, and its thread is then in this method. */
  private static void awaitClaim(Thread walker) {
    while (Arrays.stream(walker.getStackTrace()).noneMatch(ReadAheadTest::isWaitForACall)) {
      assertTrue(walker.isAlive(), "the page is not waited for");
      Thread.onSpinWait();
    }
  }

  /** The next page, for which another thread waits by now. */
  private static FutureTask<ConnectorPage> claimedNext(Iterator<ConnectorPage> pages) {
    FutureTask<ConnectorPage> next = new FutureTask<>(pages::next);
    Thread walker = new Thread(next);
    walker.start();
    awaitClaim(walker);
    return next;
  }

  private static boolean isWaitForACall(StackTraceElement frame) {
    return frame.getClassName().equals(Exchange.class.getName())
        && frame.getMethodName().equals("await");
  }

  @Test
  void aPageThatIsStillOnItsWayHasItsWholeTimeFromThenOn() throws Exception {
    CountDownLatch claimed = new CountDownLatch(1);
    thirdPage =
        talk -> {
          service.stalled.release();
          claimed.await();
          talk.write(FaultServer.response(200, "", json(page(2, 1, ""))));
        };
    PromptTiming timing = new PromptTiming();
    Iterator<ConnectorPage> pages = fromTheThirdPageOn(timing);
    service.stalled.acquire();
    timing.after(Duration.ofSeconds(58), () -> {});
    timing.after(Duration.ofSeconds(58), () -> {});
    FutureTask<ConnectorPage> third = claimedNext(pages);
    claimed.countDown();
    assertEquals("k2", third.get().connectors().get(0).nameKey());
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aDeadlineOfTheTimeBeforeItWasWantedThatComesLateEndsNothing(Wire wire) throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    PromptTiming timing = new PromptTiming();
    try (FaultServer paged =
        new FaultServer(
            talk -> {
              int from = talk.head().contains("offset=2") ? 2 : talk.number() - 1;
              if (from == 2) {
                service.stalled.release();
                late.await();
              }
              String third = json(page(2, 1, ""));
              talk.write(FaultServer.response(200, "", from == 2 ? third : page(from % 3)));
            },
            wire)) {
      Connectors connectors = client(b -> b.serverUrl(paged.address()).timing(timing)).connectors();
      Iterator<ConnectorPage> pages = connectors.listAll().pages().iterator();
      pages.next();
      pages.next();
      service.stalled.acquire();
      final int connections = paged.connections.get();
      final Runnable deadline = timing.deadlines.get(0);
      FutureTask<ConnectorPage> third = claimedNext(pages);
      deadline.run();
      late.countDown();
      assertEquals("k2", third.get().connectors().get(0).nameKey());
      assertFalse(connectors.list().connectors().isEmpty());
      assertEquals(connections, paged.connections.get(), "the connection is distrusted");
    }
  }
}
