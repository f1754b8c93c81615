package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.HangingCalls.Hanging;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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

  private final HangingCalls calls = new HangingCalls();

  @AfterEach
  void endCalls() throws Exception {
    calls.end();
  }

  /** A call that hangs in one phase, and when it has come there. */
  private interface Phase {
    Hanging set(HangingCalls calls) throws IOException;
  }

  static Stream<Arguments> phases() {
    Stream<Arguments> beforeAnyWire =
        Stream.of(
            phase("connecting", HangingCalls::connecting),
            phase("between tries", HangingCalls::backingOff));
    return Stream.concat(
        beforeAnyWire, Stream.of(Wire.HTTP_1, Wire.HTTP_2_TLS).flatMap(CancellingTest::phasesOver));
  }

  private static Stream<Arguments> phasesOver(Wire wire) {
    return Stream.of(
        phase("waiting, " + wire, calls -> calls.stalling(FaultServer.Talk::stall, wire)),
        phase("reading, " + wire, calls -> calls.stalling(HangingCalls::drip, wire)),
        phase("between pages, " + wire, calls -> calls.stalling(HangingCalls::secondPage, wire)),
        phase("queued, " + wire, calls -> HangingCalls.queued(calls, wire)));
  }

  private static Arguments phase(String name, Phase phase) {
    return Arguments.of(name, phase);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void anInterruptEndsTheCallAtOnce(String name, Phase phase) throws Exception {
    Duration longest = Duration.ZERO;
    for (int run = 0; run < RUNS; run++) {
      Hanging hanging = phase.set(calls);
      longest = max(longest, interrupt(hanging));
      calls.end();
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
                hanging.connectors().listAll().forEach(any -> {});
              } catch (RuntimeException failure) {
                thrown.set(failure);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    hanging.arrival().await();
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
    if (failure.attempts() > 0 && hanging.server() != null) {
      assertTrue(
          hanging.server().heads.stream().anyMatch(head -> head.contains(failure.requestId())),
          "another call's request id");
    }
    assertNotEquals("none", failure.requestId());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void cancellingAFutureEndsTheCallAtOnce(String name, Phase phase) throws Exception {
    for (int run = 0; run < RUNS; run++) {
      Hanging hanging = phase.set(calls);
      CompletableFuture<?> all = hanging.connectors().async().listAll(4, ConnectorQuery.all());
      hanging.arrival().await();
      final int before = hanging.requests();
      assertTrue(all.cancel(true));
      assertThrows(CancellationException.class, all::join);
      if (hanging.server() != null && !name.equals("between tries") && !name.startsWith("queued")) {
        assertTrue(hanging.server().hungUp.tryAcquire(LATEST.toMillis(), TimeUnit.MILLISECONDS));
      }
      assertEquals(before, hanging.requests());
      calls.end();
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
    Hanging hanging = calls.stalling(FaultServer.Talk::stall);
    CompletableFuture<ConnectorList> future = hanging.connectors().async().fetch();
    hanging.arrival().await();
    end.accept(future);
    FaultServer server = java.util.Objects.requireNonNull(hanging.server());
    assertTrue(server.hungUp.tryAcquire(5, TimeUnit.SECONDS));
    assertTrue(future.isDone());
    assertEquals(1, server.requests.get());
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Hanging hanging = calls.stalling(FaultServer.Talk::stall);
    Thread.currentThread().interrupt();
    var failure = assertThrows(TransportException.class, hanging.connectors()::fetch);
    assertTrue(Thread.interrupted());
    assertSame(TransportException.Phase.INTERRUPTED, failure.phase());
    assertFalse(failure.mayHaveTakenEffect());
    assertEquals(0, hanging.requests());
  }

  @Test
  void closingEndsACallThatWaitsForItsNextTry() throws Exception {
    Hanging hanging = HangingCalls.backingOff(calls);
    CompletableFuture<ConnectorList> call = hanging.connectors().async().fetch();
    hanging.arrival().await();
    calls.lastClient().close();
    var failure = assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
    assertInstanceOf(TransportException.class, failure.getCause());
    assertEquals(1, hanging.requests());
  }
}
