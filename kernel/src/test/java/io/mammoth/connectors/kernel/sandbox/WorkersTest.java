package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final String HEAD =
      String.join(
          "\r\n",
          "POST /api/v2/subscription/connectors HTTP/1.1",
          "Host: localhost",
          "Content-Type: application/json",
          "Content-Length: 1000",
          "");

  @Test
  void fiftyStalledClientsDelayNobody() {
    try (Sandbox sandbox = Sandbox.start()) {
      String credentials =
          "X-API-KEY: " + sandbox.apiKey() + "\r\nX-API-SECRET: " + sandbox.apiSecret() + "\r\n";
      List<Wire> stalled = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String end = i % 2 == 0 ? credentials + "\r\n{" : "X-Half";
        stalled.add(new Wire(sandbox.port()).send(HEAD + end));
      }
      Caller caller = new Caller(sandbox);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> caller.get("/subscription/connectors").expect(200));
      stalled.forEach(Wire::close);
    }
  }

  @Test
  void aStalledConnectionIsCutOnceThePatienceIsOver() {
    Workers workers = new Workers(4, Duration.ofMillis(100));
    try (Loopback server = Loopback.open(0, exchange -> exchange.getRequestBody().read(), workers);
        Wire inTheHead = new Wire(server.port());
        Wire inTheBody = new Wire(server.port())) {
      inTheHead.send(HEAD);
      inTheBody.send(HEAD + "\r\n");
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            inTheHead.rest();
            inTheBody.rest();
          });
    }
  }

  /** A busy machine starts a thread later than the alarm goes off. */
  @Test
  void itIsCutHoweverLateItsThreadStarts() {
    Workers workers = new Workers(60, Duration.ZERO);
    try (Loopback server =
        Loopback.open(0, exchange -> exchange.getRequestBody().read(), workers)) {
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        wires.add(new Wire(server.port()).send(HEAD));
      }
      for (Wire wire : wires) {
        assertNotEquals("[Read timed out]", wire.rest());
        wire.close();
      }
    }
  }

  @Test
  void oneMoreThanTheBoundIsTurnedAway() {
    Workers workers = new Workers(2, Duration.ofHours(1));
    try (Loopback server =
        Loopback.open(0, exchange -> exchange.getRequestBody().read(), workers)) {
      List<Wire> wires = new ArrayList<>();
      List<CompletableFuture<String>> ends = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Wire wire = new Wire(server.port()).send(HEAD + "\r\n");
        wires.add(wire);
        // A thread each: the common pool has one on a machine of two cores, and all of them block.
        ends.add(CompletableFuture.supplyAsync(wire::rest, task -> new Thread(task).start()));
      }
      Object end = CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join();
      assertNotEquals("[Read timed out]", end);
      assertEquals(1, ends.stream().filter(CompletableFuture::isDone).count());
      wires.forEach(Wire::close);
    }
  }

  @Test
  void allTheirThreadsAreDaemons() {
    try (Workers workers = new Workers()) {
      CompletableFuture<Boolean> daemon = new CompletableFuture<>();
      workers.execute(() -> daemon.complete(Thread.currentThread().isDaemon()));
      assertTrue(daemon.join());
    }
  }

  @Test
  void eachThatStallsIsEndedWhateverEndedInTimeBefore() {
    try (Workers workers = new Workers(4, Duration.ofMillis(50))) {
      for (int i = 0; i < 3; i++) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        workers.execute(() -> {});
        workers.execute(() -> stall(ended));
        assertTrue(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ended.join()));
      }
    }
  }

  private static void stall(CompletableFuture<Boolean> ended) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException cut) {
      ended.complete(true);
    }
  }

  @Test
  void aTaskThatEndsInTimeIsNotInterrupted() {
    try (Workers workers = new Workers(2, Duration.ofHours(1))) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      workers.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
      assertFalse(interrupted.join());
    }
  }
}
