package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R5: an interrupt, or whatever completes a future, ends the call at once and closes it. */
final class CancellingTest {
  private static final int RUNS = Effort.times(3, 50);

  /** Ten times the promise, so that a busy machine fails nothing; the promise itself in -Plong. */
  private static final Duration LATEST = Duration.ofMillis(Effort.LONG ? 500 : 5000);

  private static final String FIRST = "{\"connectors\":[{}],\"next\":\"?offset=1\"}";

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** A call that hangs in one phase, and when it has come there. */
  private interface Phase {
    Hanging set(CancellingTest test) throws IOException;
  }

  private record Hanging(Connectors connectors, @Nullable FaultServer server, Arrival arrival) {
    int requests() {
      return server == null ? 0 : server.requests.get();
    }
  }

  private interface Arrival {
    void await() throws InterruptedException;
  }

  static Stream<Arguments> phases() {
    return Stream.of(
        phase("connecting", CancellingTest::connecting),
        phase("waiting", test -> test.stalling(FaultServer.Talk::stall)),
        phase("reading", test -> test.stalling(CancellingTest::drip)),
        phase("between tries", CancellingTest::backingOff),
        phase("between pages", test -> test.stalling(CancellingTest::secondPage)),
        phase("queued", CancellingTest::queued));
  }

  private static Arguments phase(String name, Phase phase) {
    return Arguments.of(name, phase);
  }

  private static void drip(FaultServer.Talk talk) throws IOException {
    talk.write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n[");
    talk.stall();
  }

  private static void secondPage(FaultServer.Talk talk) throws IOException {
    if (talk.head().contains("offset=1")) {
      talk.stall();
    } else {
      talk.write(FaultServer.response(200, "", FIRST));
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(0, closeable);
    return closeable;
  }

  private MammothClient client(String address, Consumer<MammothClient.Builder> more) {
    MammothClient.Builder builder =
        MammothClient.builder().serverUrl(address).credentials(ServedTest.PAIR).workspace(4);
    more.accept(builder);
    return keep(builder.build());
  }

  private Hanging stalling(FaultServer.Fault fault) {
    FaultServer server = keep(new FaultServer(fault));
    return new Hanging(
        client(server.address(), any -> {}).connectors(), server, server.stalled::acquire);
  }

  private static Hanging connecting(CancellingTest test) throws IOException {
    ServerSocket full = test.keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (Socket socket : DeadlinesTest.fill(full)) {
      test.keep(socket);
    }
    CountDownLatch tried = new CountDownLatch(1);
    var connectors =
        test.client("http://127.0.0.1:" + full.getLocalPort(), b -> b.listener(attempts(tried)));
    return new Hanging(connectors.connectors(), null, tried::await);
  }

  private static CallListener attempts(CountDownLatch latch) {
    return new CallListener() {
      @Override
      public void onAttempt(CallEvent event) {
        latch.countDown();
      }

      @Override
      public void onWait(CallEvent event) {
        latch.countDown();
      }
    };
  }

  private static Hanging backingOff(CancellingTest test) {
    FaultServer server = test.keep(new FaultServer(FaultServer.answers(503, "", "")));
    PromptTiming timing = new PromptTiming();
    timing.held = true;
    CountDownLatch waiting = new CountDownLatch(2);
    var client = test.client(server.address(), b -> b.timing(timing).listener(attempts(waiting)));
    return new Hanging(client.connectors(), server, waiting::await);
  }

  /** 64 calls are under way, so that the next one waits for its turn. */
  private static Hanging queued(CancellingTest test) {
    FaultServer server = test.keep(new FaultServer(FaultServer.Talk::stall));
    CountDownLatch tried = new CountDownLatch(65);
    var client = test.client(server.address(), b -> b.listener(attempts(tried)));
    List<CompletableFuture<?>> before = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      before.add(client.connectors().async().fetch());
    }
    server.stalled.acquireUninterruptibly(64);
    assertEquals(64, before.size());
    return new Hanging(client.connectors(), server, tried::await);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void anInterruptEndsTheCallAtOnce(String name, Phase phase) throws Exception {
    Duration longest = Duration.ZERO;
    for (int run = 0; run < RUNS; run++) {
      Hanging hanging = phase.set(this);
      longest = max(longest, interrupt(hanging));
      closeAll();
      open.clear();
    }
    System.out.println("Interrupted " + name + ": at most " + longest);
    assertTrue(longest.compareTo(LATEST) < 0, "took " + longest);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration interrupt(Hanging hanging) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              try {
                hanging.connectors.listAll().forEach(any -> {});
              } catch (RuntimeException failure) {
                thrown.set(failure);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    hanging.arrival.await();
    int before = hanging.requests();
    long began = System.nanoTime();
    thread.interrupt();
    thread.join();
    final Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertInterrupted(thrown.get(), hanging);
    assertTrue(flag.get(), "the flag is lost");
    assertEquals(before, hanging.requests());
    return took;
  }

  private static void assertInterrupted(@Nullable Throwable thrown, Hanging hanging) {
    TransportException failure = assertInstanceOf(TransportException.class, thrown);
    assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
    if (failure.attempts() > 0 && hanging.server != null) {
      assertTrue(
          hanging.server.heads.stream().anyMatch(head -> head.contains(failure.requestId())),
          "another call's request id");
    }
    assertNotEquals("none", failure.requestId());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void cancellingAFutureEndsTheCallAtOnce(String name, Phase phase) throws Exception {
    for (int run = 0; run < RUNS; run++) {
      Hanging hanging = phase.set(this);
      CompletableFuture<?> all = hanging.connectors.async().listAll(4, ConnectorQuery.all());
      hanging.arrival.await();
      final int before = hanging.requests();
      assertTrue(all.cancel(true));
      assertThrows(CancellationException.class, all::join);
      if (hanging.server != null && !name.equals("between tries") && !name.equals("queued")) {
        assertTrue(hanging.server.hungUp.tryAcquire(LATEST.toMillis(), TimeUnit.MILLISECONDS));
      }
      assertEquals(before, hanging.requests());
      closeAll();
      open.clear();
    }
  }

  static Stream<Consumer<CompletableFuture<ConnectorList>>> endings() {
    return Stream.of(
        future -> future.cancel(true),
        future -> future.cancel(false),
        future -> future.complete(ConnectorList.of(List.of())),
        future -> future.completeExceptionally(new IllegalStateException("mine")),
        future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
        future -> future.completeOnTimeout(ConnectorList.of(List.of()), 1, TimeUnit.MILLISECONDS));
  }

  @ParameterizedTest(name = "#{index}")
  @MethodSource("endings")
  void whateverEndsAFutureClosesItsConnection(Consumer<CompletableFuture<ConnectorList>> end)
      throws InterruptedException {
    Hanging hanging = stalling(FaultServer.Talk::stall);
    CompletableFuture<ConnectorList> future = hanging.connectors.async().fetch();
    hanging.arrival.await();
    end.accept(future);
    FaultServer server = java.util.Objects.requireNonNull(hanging.server);
    assertTrue(server.hungUp.tryAcquire(5, TimeUnit.SECONDS));
    assertTrue(future.isDone());
    assertEquals(1, server.requests.get());
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Hanging hanging = stalling(FaultServer.Talk::stall);
    Thread.currentThread().interrupt();
    var failure = assertThrows(TransportException.class, hanging.connectors::fetch);
    assertTrue(Thread.interrupted());
    assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
    assertFalse(failure.mayHaveTakenEffect());
    assertEquals(0, hanging.requests());
  }

  @Test
  void closingEndsEveryCall() throws Exception {
    FaultServer server = keep(new FaultServer(FaultServer.Talk::stall));
    MammothClient client = client(server.address(), any -> {});
    var async = client.connectors().async();
    List<CompletableFuture<?>> calls =
        List.of(async.fetch(), async.delete(7), async.listAll(4, ConnectorQuery.all()));
    server.stalled.acquire(3);
    client.close();
    for (CompletableFuture<?> call : calls) {
      var failure = assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
      var ended = assertInstanceOf(TransportException.class, failure.getCause());
      assertSame(TransportException.Phase.INTERRUPTED, ended.phase());
    }
    server.hungUp.acquire(3);
    var late = assertThrows(ExecutionException.class, () -> async.fetch().get());
    assertInstanceOf(ConfigurationException.class, late.getCause());
  }

  @Test
  void closingEndsACallThatWaitsForItsNextTry() throws Exception {
    Hanging hanging = backingOff(this);
    CompletableFuture<ConnectorList> call = hanging.connectors.async().fetch();
    hanging.arrival.await();
    open.get(0).close();
    var failure = assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
    assertInstanceOf(TransportException.class, failure.getCause());
    assertEquals(1, hanging.requests());
  }

  /** Answers, interrupts and cancelling at the same moment: each call ends once, in order. */
  @Test
  void anAnswerThatRacesWithCancellingEndsInOrder() throws Exception {
    FaultServer server = keep(new FaultServer(FaultServer.answers(200, "", "[]")));
    Connectors connectors = client(server.address(), any -> {}).connectors();
    for (int run = 0; run < Effort.times(300, 5000); run++) {
      CompletableFuture<List<String>> call = connectors.async().active(4);
      CountDownLatch go = new CountDownLatch(1);
      Thread one = cancelling(call, go);
      Thread other = cancelling(call, go);
      go.countDown();
      for (int spin = 0; spin < run % 50; spin++) {
        Thread.onSpinWait();
      }
      one.join();
      other.join();
      assertTrue(call.isDone());
    }
    assertEquals(List.of(), connectors.active());
  }

  private static Thread cancelling(CompletableFuture<?> call, CountDownLatch go) {
    Thread thread =
        new Thread(
            () -> {
              try {
                go.await();
                Thread.onSpinWait();
                call.cancel(true);
              } catch (InterruptedException never) {
                throw new AssertionError(never);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void anAnswerThatRacesWithAnInterruptEndsInOrder() throws Exception {
    FaultServer server = keep(new FaultServer(FaultServer.answers(200, "", "[]")));
    Connectors connectors = client(server.address(), any -> {}).connectors();
    for (int run = 0; run < Effort.times(200, 5000); run++) {
      AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
      Thread caller = new Thread(() -> active(connectors, thrown));
      caller.start();
      for (int spin = 0; spin < run * 37 % 20_000; spin++) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join();
      if (thrown.get() != null) {
        TransportException failure = assertInstanceOf(TransportException.class, thrown.get());
        assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
      }
    }
  }

  private static void active(Connectors connectors, AtomicReference<@Nullable Throwable> thrown) {
    try {
      connectors.active();
    } catch (RuntimeException failure) {
      thrown.set(failure);
    }
  }
}
