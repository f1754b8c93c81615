package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Answers, interrupts, cancelling and closing at the same moment: each call ends once, in order.
 */
final class RacesTest {

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
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
