package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R4: one deadline over connecting, tries, waits and the body. */
final class DeadlinesTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  /** Ten times the promise, so that a busy machine fails nothing; the promise itself in -Plong. */
  private static final Duration LATEST = DEADLINE.plusMillis(Effort.LONG ? 250 : 2500);

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n";

  static Stream<Arguments> slowFaults() {
    return Stream.of(
            slow("no answer", FaultServer.Talk::stall),
            slow("half a status line", talk -> stallAfter(talk, "HTTP/1.1 20")),
            slow("half a header", talk -> stallAfter(talk, "HTTP/1.1 200 OK\r\nContent-Ty")),
            slow("no body", talk -> stallAfter(talk, HEAD)),
            slow("half a body", talk -> stallAfter(talk, HEAD + "[\"a\",")),
            slow("a body in drops", talk -> drip(talk, HEAD, " ")),
            slow("headers without end", talk -> drip(talk, "HTTP/1.1 200 OK\r\n", "X-A: b\r\n")),
            slow("busy for long", FaultServer.answers(503, "Retry-After: 1\r\n", "{}")),
            slow("a body of an error in drops", talk -> drip(talk, error(), " ")))
        .flatMap(slow -> Stream.of(true, false).flatMap(waiting -> overEachWire(slow, waiting)));
  }

  private static Stream<Arguments> overEachWire(Faults.Named slow, boolean waiting) {
    return Stream.of(Wire.HTTP_1, Wire.HTTP_2_TLS)
        .map(wire -> Arguments.of(slow.name(), waiting, slow, wire));
  }

  private static Faults.Named slow(String name, FaultServer.Fault fault) {
    return new Faults.Named(name, false, fault);
  }

  private static String error() {
    return HEAD.replace("200", "500");
  }

  private static void stallAfter(FaultServer.Talk talk, String text) throws java.io.IOException {
    talk.write(text);
    talk.stall();
  }

  private static void drip(FaultServer.Talk talk, String first, String drop)
      throws java.io.IOException {
    talk.write(first);
    talk.socket().setSoTimeout(20);
    while (!talk.socket().isClosed()) {
      talk.write(drop);
      try {
        if (talk.socket().getInputStream().read() < 0) {
          return;
        }
      } catch (java.net.SocketTimeoutException next) {
        // Time for the next drop.
      }
    }
  }

  @ParameterizedTest(name = "{0}, waiting {1}, {3}")
  @MethodSource("slowFaults")
  void aSlowAnswerEndsWithTheDeadline(String name, boolean waiting, Faults.Named slow, Wire wire) {
    try (FaultServer server = Faults.server(slow, wire);
        MammothClient client = client(server.address())) {
      Connectors connectors = client.connectors();
      MammothException failure = timely(() -> read(connectors, waiting));
      if (failure instanceof TransportException late) {
        assertSame(TransportException.Phase.DEADLINE, late.phase());
        assertEquals(server.requests.get(), late.attempts());
      } else {
        assertEquals(server.requests.get(), ((ApiException) failure).attempts());
      }
    }
  }

  private static MammothClient client(String address) {
    return MammothClient.builder()
        .serverUrl(address)
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .timeout(DEADLINE)
        .build();
  }

  private static Object read(Connectors connectors, boolean waiting) {
    return waiting
        ? connectors.active()
        : Faults.unwrapped(() -> connectors.async().active(4).join());
  }

  private static MammothException timely(Supplier<Object> call) {
    long began = System.nanoTime();
    MammothException failure = assertThrows(MammothException.class, call::get);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(LATEST) <= 0, () -> "took " + took);
    return failure;
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(booleans = {true, false})
  void connectingEndsWithTheDeadline(boolean waiting) throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> before = fill(full);
      try (MammothClient client = client("http://127.0.0.1:" + full.getLocalPort())) {
        Connectors connectors = client.connectors();
        var late = (TransportException) timely(() -> read(connectors, waiting));
        assertSame(TransportException.Phase.DEADLINE, late.phase());
        assertEquals(0, late.attempts());
      } finally {
        for (Socket socket : before) {
          socket.close();
        }
      }
    }
  }

  /** Fills the queue of connections that nobody accepts, so that the next one hangs. */
  static List<Socket> fill(ServerSocket full) throws java.io.IOException {
    List<Socket> before = new ArrayList<>();
    try {
      while (before.size() < 100) {
        Socket socket = new Socket();
        before.add(socket);
        socket.connect(full.getLocalSocketAddress(), 300);
      }
    } catch (java.net.SocketTimeoutException nowItIsFull) {
      return before;
    }
    throw new AssertionError("the queue takes any number");
  }

  @Test
  void theMessageSaysHowLongItWaited() {
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient client = client(server.address())) {
      Connectors connectors = client.connectors();
      var late = assertThrows(TransportException.class, connectors::fetch);
      ServedTest.assertContains(
          "was given up after its time of 0.4 s. 1 request was sent (request id ",
          ServedTest.message(late));
    }
  }

  @Test
  void theMessageNamesAShortTimeAsItIs() {
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient client = client(server.address())) {
      Connectors connectors = client.connectors().withTimeout(Duration.ofNanos(1));
      var late = assertThrows(TransportException.class, connectors::fetch);
      ServedTest.assertContains("after its time of 0.000000001 s.", ServedTest.message(late));
    }
  }

  @Test
  void aPageThatIsOnItsWayHasADeadlineOfItsOwn() {
    String first = "{\"connectors\":[{}],\"next\":\"?offset=1\"}";
    try (FaultServer server =
            new FaultServer(
                talk -> {
                  if (talk.number() == 1) {
                    talk.write(FaultServer.response(200, "", first));
                  } else {
                    talk.stall();
                  }
                });
        MammothClient client = client(server.address())) {
      var all = client.connectors().listAll().iterator();
      all.next();
      var late = (TransportException) timely(all::next);
      assertSame(TransportException.Phase.DEADLINE, late.phase());
      assertEquals(2, server.requests.get());
    }
  }

  @Test
  void aDeadlineBeyondAFutureIsItsOwn() {
    PromptTiming timing = new PromptTiming();
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall);
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .timing(timing)
                .build()) {
      var future = client.connectors().async().fetch();
      server.stalled.acquireUninterruptibly();
      timing.deadlines.get(0).run();
      var late = assertThrows(TransportException.class, () -> Faults.unwrapped(future::join));
      assertSame(TransportException.Phase.DEADLINE, late.phase());
      server.hungUp.acquireUninterruptibly();
      assertEquals(List.of(), timing.deadlines);
    }
  }
}
