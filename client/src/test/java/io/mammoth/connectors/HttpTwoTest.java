package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.internal.http2.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP/2 alone has: connections that end under load, streams that are refused, silence. */
final class HttpTwoTest {
  private static final String LIST =
      FaultServer.response(200, "", ServedTest.json("{'connectors':[]}"));
  private static final String SAVED = FaultServer.response(201, "", Faults.OK);

  private final PromptTiming timing = new PromptTiming();

  private static void serve(FaultServer.Talk talk) throws IOException {
    talk.write(talk.head().startsWith("GET") ? LIST : SAVED);
  }

  private static FaultServer server(FaultServer.Fault fault) {
    return new FaultServer(fault, Wire.HTTP_2_TLS);
  }

  private MammothClient prompt(FaultServer server) {
    return builder(server.address()).timing(timing).build();
  }

  private static MammothClient.Builder builder(String address) {
    return MammothClient.builder().serverUrl(address).credentials(ServedTest.PAIR).workspace(4);
  }

  /** A way to end a stream that says that its request was not processed. */
  enum Refusal {
    STREAM {
      @Override
      void play(FaultServer.Talk talk) throws IOException {
        talk.stream().end(ErrorCode.REFUSED_STREAM);
      }
    },
    GOAWAY {
      @Override
      void play(FaultServer.Talk talk) throws IOException {
        talk.stream().goAway(false);
      }
    };

    abstract void play(FaultServer.Talk talk) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aWriteThatWasNotProcessedIsSentAgainAtOnce(Refusal refusal) {
    try (FaultServer server = server(talk -> refuse(talk, refusal, 3));
        MammothClient mammoth = prompt(server)) {
      Saved saved = mammoth.connectors().withRetry(Retry.none()).create("Odoo");
      assertEquals("done", saved.message());
      assertEquals(1, saved.attempts());
      assertEquals(4, server.requests.get());
      assertEquals(List.of(), timing.waits);
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aReadThatWasNotProcessedIsSentAgainAtOnce(Refusal refusal) {
    try (FaultServer server = server(talk -> refuse(talk, refusal, 3));
        MammothClient mammoth = prompt(server)) {
      assertEquals(1, mammoth.connectors().async().fetch().join().attempts());
      assertEquals(List.of(), timing.waits);
    }
  }

  private static void refuse(FaultServer.Talk talk, Refusal refusal, int times) throws IOException {
    if (talk.number() <= times) {
      refusal.play(talk);
    } else {
      serve(talk);
    }
  }

  @Test
  void aWriteThatIsAlwaysRefusedFailsWithoutEffect() {
    AtomicInteger told = new AtomicInteger();
    CallListener counts =
        new CallListener() {
          @Override
          public void onAttempt(CallEvent event) {
            told.incrementAndGet();
          }
        };
    try (FaultServer server = server(Refusal.STREAM::play);
        MammothClient mammoth = builder(server.address()).timing(timing).listener(counts).build()) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertFalse(failure.mayHaveTakenEffect());
      assertEquals(0, failure.attempts());
      // 11 within the first attempt, and the two attempts that the policy adds.
      assertEquals(13, server.requests.get());
      assertEquals(2, timing.waits.size());
      assertEquals(3, told.get());
      assertEquals(
          "POST /api/v2/subscription/connectors was refused by the server, each time before it was"
              + " processed: it had no effect.",
          ServedTest.message(failure));
    }
  }

  static Stream<ErrorCode> codesThatSayNothing() {
    return Stream.of(
        ErrorCode.CANCEL,
        ErrorCode.INTERNAL_ERROR,
        ErrorCode.PROTOCOL_ERROR,
        ErrorCode.ENHANCE_YOUR_CALM);
  }

  @ParameterizedTest
  @MethodSource("codesThatSayNothing")
  void aWriteWhoseStreamEndsOtherwiseIsSentOnce(ErrorCode code) {
    try (FaultServer server = server(talk -> talk.stream().end(code));
        MammothClient mammoth = prompt(server)) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, failure.attempts());
      assertEquals(1, server.requests.get());
    }
  }

  @Test
  void aWriteThatAnInterceptorSentBeforeIsNotSentAgain() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(Tls.client().sslSocketFactory(), Tls.client().trustManager())
            .addInterceptor(
                chain -> {
                  try {
                    return chain.proceed(chain.request());
                  } catch (IOException broken) {
                    return chain.proceed(chain.request());
                  }
                })
            .build();
    try (FaultServer server =
            server(
                talk ->
                    talk.stream()
                        .end(talk.number() == 1 ? ErrorCode.CANCEL : ErrorCode.REFUSED_STREAM));
        MammothClient mammoth = builder(server.address()).timing(timing).httpClient(own).build()) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, failure.attempts());
      assertEquals(2, server.requests.get());
      ServedTest.assertContains(
          "1 request was sent; it may have taken effect", ServedTest.message(failure));
    }
  }

  @Test
  void aWriteThatAnInterceptorSentByAClientOfItsOwnIsNotSentAgain() {
    OkHttpClient other = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    try (FaultServer backup = new FaultServer(talk -> talk.socket().close());
        FaultServer server = server(Refusal.STREAM::play);
        MammothClient mammoth =
            builder(server.address())
                .timing(timing)
                .httpClient(
                    trusting()
                        .addInterceptor(
                            chain -> {
                              try {
                                return other.newCall(to(backup, chain.request())).execute();
                              } catch (IOException broken) {
                                return chain.proceed(chain.request());
                              }
                            })
                        .build())
                .build()) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertEquals(1, backup.requests.get());
      assertEquals(1, server.requests.get());
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, failure.attempts());
    }
  }

  private static Request to(FaultServer server, Request request) {
    return request.newBuilder().url(server.address()).build();
  }

  private static OkHttpClient.Builder trusting() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(Tls.client().sslSocketFactory(), Tls.client().trustManager());
  }

  @Test
  void aWriteThatGoawayCoversIsSentOnce() {
    try (FaultServer server =
            server(
                talk -> {
                  talk.stream().goAway(true);
                  talk.socket().close();
                });
        MammothClient mammoth = prompt(server)) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.delete(7));
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, server.requests.get());
    }
  }

  @Test
  void aWriteRefusedAfterItsResponseBeganIsSentOnce() {
    try (FaultServer server =
            server(
                talk -> {
                  talk.write("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{");
                  talk.stream().end(ErrorCode.REFUSED_STREAM);
                });
        MammothClient mammoth = prompt(server)) {
      Connectors connectors = mammoth.connectors();
      assertThrows(MammothException.class, () -> connectors.create("Odoo"));
      assertEquals(1, server.requests.get());
    }
  }

  /** As nginx does it: the twentieth request is the last one that a connection serves. */
  private static void serveTwenty(FaultServer.Talk talk, AtomicInteger served) throws IOException {
    int ordinal = talk.stream().ordinal();
    if (ordinal > 20) {
      return;
    }
    served.incrementAndGet();
    if (ordinal == 20) {
      talk.stream().goAway(true);
    }
    serve(talk);
  }

  private static List<ToIntFunction<Connectors>> calls() {
    return List.of(c -> c.create("Odoo").attempts(), c -> c.fetch().attempts());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void noCallIsLostWhenConnectionsEndUnderLoad(ToIntFunction<Connectors> call) throws Exception {
    AtomicInteger served = new AtomicInteger();
    Queue<Object> ends = new ConcurrentLinkedQueue<>();
    try (FaultServer server = server(talk -> serveTwenty(talk, served));
        MammothClient mammoth = builder(server.address()).build()) {
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(any -> new Thread(() -> thirtyCalls(mammoth.connectors(), call, ends)))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), ends.stream().filter(end -> !end.equals(1)).toList());
      assertEquals(240, ends.size());
      assertEquals(240, served.get());
    }
  }

  private static void thirtyCalls(
      Connectors connectors, ToIntFunction<Connectors> call, Queue<Object> ends) {
    for (int i = 0; i < 30; i++) {
      try {
        ends.add(call.applyAsInt(connectors));
      } catch (MammothException lost) {
        ends.add(lost);
      }
    }
  }

  /** Calls over a connection that the network forgot after the first of them. */
  private static List<Integer> lostOfSix(Relay relay, MammothClient mammoth) {
    Connectors connectors = mammoth.connectors();
    connectors.fetch();
    relay.forgetConnections();
    return IntStream.range(0, 6).filter(any -> isLost(connectors)).boxed().toList();
  }

  private static boolean isLost(Connectors connectors) {
    try {
      connectors.fetch();
      return false;
    } catch (TransportException late) {
      assertEquals(TransportException.Phase.DEADLINE, late.phase());
      return true;
    }
  }

  @Test
  void aSilentConnectionCostsOneCallAtMost() throws Exception {
    try (FaultServer server = server(HttpTwoTest::serve);
        Relay relay = new Relay(server.port());
        MammothClient mammoth =
            builder("https://localhost:" + relay.port()).timeout(Duration.ofMillis(400)).build()) {
      assertEquals(List.of(0), lostOfSix(relay, mammoth));
      assertEquals(2, relay.connections());
    }
  }

  /** OkHttp pings in real time: every 2 s for this deadline. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSilentConnectionCostsAReadNothingWhenItsDeadlineLeavesTimeForAPing(boolean shared)
      throws Exception {
    try (FaultServer server = server(HttpTwoTest::serve);
        Relay relay = new Relay(server.port())) {
      MammothClient.Builder builder =
          builder("https://localhost:" + relay.port()).timeout(Duration.ofSeconds(8));
      if (shared) {
        builder.httpClient(trusting().build());
      }
      try (MammothClient mammoth = builder.build()) {
        assertEquals(List.of(), lostOfSix(relay, mammoth));
      }
    }
  }

  @Test
  void aDeadlineLeavesTheOtherCallsOfItsConnectionAlone() throws Exception {
    Semaphore arrived = new Semaphore(0);
    try (FaultServer server =
            server(
                talk -> {
                  if (talk.number() == 1) {
                    talk.stall();
                  } else {
                    arrived.release();
                    talk.server().hungUp.acquire();
                    serve(talk);
                  }
                });
        MammothClient mammoth = prompt(server)) {
      AsyncConnectors connectors = mammoth.connectors().async();
      var slow = connectors.fetch();
      server.stalled.acquire();
      var create = connectors.create(NewConnector.named("Odoo"));
      arrived.acquire();
      timing.deadlines.get(0).run();
      assertThrows(TransportException.class, () -> Faults.unwrapped(slow::join));
      assertEquals(1, create.join().attempts());
      assertEquals(1, server.connections.get());
      server.hungUp.release();
      connectors.fetch().join();
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void closingWithCallsUnderWayLeavesNoConnectionOpen() throws Exception {
    try (FaultServer server = server(FaultServer.Talk::stall);
        Relay relay = new Relay(server.port())) {
      MammothClient mammoth = builder("https://localhost:" + relay.port()).build();
      AsyncConnectors connectors = mammoth.connectors().async();
      List<CompletableFuture<?>> calls = List.of(connectors.fetch(), connectors.fetch());
      server.stalled.acquire(2);
      mammoth.close();
      for (CompletableFuture<?> call : calls) {
        assertThrows(TransportException.class, () -> Faults.unwrapped(call::join));
      }
      int connections = relay.connections();
      assertTrue(
          relay.closedByClient.tryAcquire(connections, 10, TimeUnit.SECONDS), "it stays open");
    }
  }

  @Test
  void aSilentConnectionOfTheApplicationCostsAReadNothing() throws Exception {
    try (FaultServer server = server(HttpTwoTest::serve);
        Relay relay = new Relay(server.port())) {
      String address = "https://localhost:" + relay.port();
      OkHttpClient own = trusting().build();
      own.newCall(new Request.Builder().url(address).build()).execute().close();
      relay.forgetConnections();
      try (MammothClient mammoth = builder(address).httpClient(own).build()) {
        mammoth.connectors().fetch();
      }
      assertEquals(2, relay.connections());
    }
  }

  @Test
  void clientsOverOneOkHttpClientShareTheirConnections() {
    OkHttpClient own = trusting().build();
    try (FaultServer server = server(HttpTwoTest::serve);
        MammothClient one = builder(server.address()).httpClient(own).build();
        MammothClient other = builder(server.address()).httpClient(own).build()) {
      one.connectors().fetch();
      other.connectors().fetch();
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void eachClientReplacesAConnectionThatItDistrustsByOneOfItsOwn() {
    OkHttpClient own = trusting().build();
    PromptTiming others = new PromptTiming();
    try (FaultServer server = server(FaultServer.Talk::stall);
        MammothClient one = builder(server.address()).httpClient(own).timing(timing).build();
        MammothClient other = builder(server.address()).httpClient(own).timing(others).build()) {
      missDeadline(server, one, timing);
      missDeadline(server, one, timing);
      assertEquals(2, server.connections.get());
      missDeadline(server, other, others);
      missDeadline(server, other, others);
      assertEquals(3, server.connections.get());
    }
  }

  private static void missDeadline(FaultServer server, MammothClient mammoth, PromptTiming timing) {
    var slow = mammoth.connectors().async().fetch();
    server.stalled.acquireUninterruptibly();
    timing.deadlines.get(0).run();
    assertThrows(TransportException.class, () -> Faults.unwrapped(slow::join));
  }
}
