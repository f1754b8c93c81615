package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Cache;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller's OkHttp client brings along, and the limits of connections and calls. */
final class SharedClientsTest extends ServedTest {

  private static MammothClient.Builder builder(FaultServer server) {
    return MammothClient.builder().serverUrl(server.address()).credentials(PAIR).workspace(4);
  }

  @Test
  void anAccountNeverGetsTheResponseOfAnother(@TempDir Path folder) throws Exception {
    String fresh = "Cache-Control: private, max-age=60\r\n";
    try (Cache cache = new Cache(folder.toFile(), 1 << 20);
        FaultServer echo =
            new FaultServer(
                talk -> {
                  String key = talk.head().contains("alice-0001") ? "alice" : "bob";
                  talk.write(FaultServer.response(200, fresh, "[\"" + key + talk.number() + "\"]"));
                })) {
      OkHttpClient own = new OkHttpClient.Builder().cache(cache).build();
      Connectors alice = of(echo, own, "alice-0001");
      Connectors bob = of(echo, own, "bob-000002");
      assertEquals(List.of("alice1"), alice.active());
      assertEquals(List.of("bob2"), bob.active());
      assertEquals(List.of("alice3"), alice.active());
      assertEquals(0, cache.requestCount());
    }
  }

  private Connectors of(FaultServer server, OkHttpClient own, String key) {
    Credentials credentials = Credentials.apiKey(key, SECRET);
    return keep(builder(server).credentials(credentials).httpClient(own).build()).connectors();
  }

  /** Ways in which an interceptor loses what OkHttp would have kept. */
  enum Rebuilding implements Interceptor {
    APPLICATION,
    NETWORK;

    @Override
    public okhttp3.Response intercept(Chain chain) throws java.io.IOException {
      Request sent = chain.request();
      return chain.proceed(
          new Request.Builder()
              .url(sent.url())
              .headers(sent.headers())
              .method(sent.method(), sent.body())
              .build());
    }

    OkHttpClient client() {
      OkHttpClient.Builder builder = new OkHttpClient.Builder();
      return this == APPLICATION
          ? builder.addInterceptor(this).build()
          : builder.addNetworkInterceptor(this).build();
    }
  }

  @ParameterizedTest
  @EnumSource(Rebuilding.class)
  void anInterceptorThatBuildsTheRequestAnewHidesNoRequest(Rebuilding rebuilding) {
    try (FaultServer server = new FaultServer(talk -> talk.socket().close());
        MammothClient mammoth = builder(server).httpClient(rebuilding.client()).build()) {
      Connectors connectors = mammoth.connectors();
      for (Faults.Write write : Faults.Write.values()) {
        var failure = assertThrows(TransportException.class, () -> write.send(connectors, true));
        assertTrue(failure.mayHaveTakenEffect());
        assertEquals(1, failure.attempts());
        assertContains("1 request was sent; it may have taken effect", message(failure));
      }
      assertEquals(3, server.requests.get());
    }
  }

  @Test
  void anInterceptorThatSendsByAClientOfItsOwnHidesNoRequest() {
    OkHttpClient other = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> other.newCall(chain.request()).execute())
            .build();
    try (FaultServer server = new FaultServer(talk -> talk.socket().close());
        MammothClient mammoth = builder(server).httpClient(own).build()) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, failure.attempts());
      assertEquals(1, server.requests.get());
    }
  }

  @Test
  void aCallThatWaitedForOthersSaysSo() {
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient mammoth = builder(server).maxConcurrentCalls(2).build()) {
      List<CompletableFuture<?>> before =
          List.of(mammoth.connectors().async().fetch(), mammoth.connectors().async().fetch());
      server.stalled.acquireUninterruptibly(2);
      Connectors connectors = mammoth.connectors().withTimeout(Duration.ofMillis(300));
      var late = assertThrows(TransportException.class, connectors::active);
      assertSame(TransportException.Phase.DEADLINE, late.phase());
      assertContains(
          "it waited for other calls to end, of which 2 are sent at the same time"
              + " (maxConcurrentCalls sets how many). Nothing was sent.",
          message(late));
      assertEquals(2, server.requests.get());
      assertFalse(before.stream().anyMatch(CompletableFuture::isDone));
    }
  }

  @Test
  void sixtyFourCallsAreSentAtTheSameTimeUnlessSet() {
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient mammoth = builder(server).maxConcurrentCalls(70).build();
        MammothClient usual = builder(server).build()) {
      seventyFetches(mammoth);
      server.stalled.acquireUninterruptibly(70);
      seventyFetches(usual);
      server.stalled.acquireUninterruptibly(64);
      assertEquals(134, server.requests.get());
    }
  }

  private static void seventyFetches(MammothClient mammoth) {
    AsyncConnectors connectors = mammoth.connectors().async();
    assertEquals(70, IntStream.range(0, 70).mapToObj(any -> connectors.fetch()).toList().size());
  }

  @Test
  void connectionsOfABurstAreUsedByTheNext() throws Exception {
    int atOnce = 20;
    CyclicBarrier together = new CyclicBarrier(atOnce);
    try (FaultServer server =
            new FaultServer(
                talk -> {
                  try {
                    together.await();
                  } catch (java.util.concurrent.BrokenBarrierException broken) {
                    throw new AssertionError(broken);
                  }
                  talk.write(FaultServer.response(200, "", "[]"));
                });
        MammothClient mammoth = builder(server).build()) {
      for (int burst = 0; burst < 3; burst++) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        IntStream.range(0, atOnce)
            .forEach(any -> calls.add(mammoth.connectors().async().active(4)));
        calls.forEach(CompletableFuture::join);
      }
      assertEquals(atOnce, server.connections.get());
    }
  }

  @Test
  void theTimeForConnectingCanBeSet() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> before = DeadlinesTest.fill(full);
      Connectors connectors =
          client(
                  b ->
                      b.serverUrl("http://127.0.0.1:" + full.getLocalPort())
                          .retry(Retry.none())
                          .connectTimeout(Duration.ofMillis(200)))
              .connectors();
      long began = System.nanoTime();
      var failure = assertThrows(TransportException.class, connectors::active);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, () -> "10 s are the default: " + took);
      assertSame(TransportException.Phase.CONNECT, failure.phase());
      assertContains("it took too long. Nothing was sent.", message(failure));
      for (Socket socket : before) {
        socket.close();
      }
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    MammothClient.Builder builder = MammothClient.builder();
    assertThrows(ConfigurationException.class, () -> builder.maxConcurrentCalls(0));
    assertThrows(ConfigurationException.class, () -> builder.connectTimeout(Duration.ZERO));
  }

  /** What the thread that runs the deadlines allocates for each of so many calls that wait. */
  private static long bytesForEachDeadline(int waiting) {
    PromptTiming timing = new PromptTiming();
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient mammoth = builder(server).timing(timing).maxConcurrentCalls(1).build()) {
      AsyncConnectors connectors = mammoth.connectors().async();
      final CompletableFuture<?> first = connectors.fetch();
      server.stalled.acquireUninterruptibly();
      List<CompletableFuture<?>> queued = new ArrayList<>();
      IntStream.range(0, waiting).forEach(any -> queued.add(connectors.fetch()));
      List<Runnable> deadlines = List.copyOf(timing.deadlines).subList(1, waiting + 1);
      var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = memory.getCurrentThreadAllocatedBytes();
      deadlines.forEach(Runnable::run);
      final long allocated = memory.getCurrentThreadAllocatedBytes() - before;
      for (CompletableFuture<?> call : queued) {
        var late =
            assertThrows(TransportException.class, () -> Faults.unwrapped(() -> call.join()));
        assertContains("it waited for other calls to end", message(late));
      }
      assertFalse(first.isDone());
      return allocated / waiting;
    }
  }

  @Test
  void aMissedDeadlineCostsTheSameHoweverManyCallsWait() {
    bytesForEachDeadline(100);
    long few = bytesForEachDeadline(500);
    long many = bytesForEachDeadline(4000);
    // A copy of the queue each time takes about 6 times as many.
    assertTrue(many < 4 * few, few + " bytes for one of 500, " + many + " for one of 4,000");
  }

  @Test
  void aFirstAttemptByAnInterceptorsOwnClientIsNotForgotten() {
    OkHttpClient other = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    AtomicInteger attempts = new AtomicInteger();
    try (FaultServer server = new FaultServer(talk -> talk.socket().close())) {
      OkHttpClient own =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    if (attempts.incrementAndGet() == 1) {
                      return other.newCall(chain.request()).execute();
                    }
                    throw new java.net.ConnectException("no route");
                  })
              .build();
      Retry writes = Retry.standard().retryWrites(true);
      try (MammothClient mammoth =
          builder(server).timing(new PromptTiming()).retry(writes).httpClient(own).build()) {
        Connectors connectors = mammoth.connectors();
        var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
        assertEquals(3, attempts.get());
        assertEquals(1, server.requests.get());
        assertTrue(failure.mayHaveTakenEffect());
        assertEquals(1, failure.attempts());
        assertContains("1 request was sent; it may have taken effect", message(failure));
      }
    }
  }
}
