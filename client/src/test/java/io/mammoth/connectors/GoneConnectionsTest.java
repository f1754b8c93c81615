package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests after the service silently closed a connection that was idle. */
final class GoneConnectionsTest {
  private static final String LIST =
      FaultServer.response(200, "", ServedTest.json("{'connectors':[]}"));
  private static final String SAVED = FaultServer.response(201, "", Faults.OK);

  private final PromptTiming timing = new PromptTiming();
  private final List<Answer> answers = new ArrayList<>();
  private final Semaphore closed = new Semaphore(0);

  /** Answers, and hangs up without a word. */
  private FaultServer hangsUp(Wire wire) {
    return new FaultServer(
        talk -> {
          talk.write(talk.head().startsWith("GET") ? LIST : SAVED);
          talk.socket().shutdownOutput();
          closed.release();
        },
        wire);
  }

  private static FaultServer staysOpen(Wire wire) {
    return new FaultServer(talk -> talk.write(talk.head().startsWith("GET") ? LIST : SAVED), wire);
  }

  private MammothClient client(FaultServer server) {
    return MammothClient.builder()
        .serverUrl(server.address())
        .credentials(ServedTest.PAIR)
        .timing(timing)
        .build();
  }

  private void pass(Duration time) {
    timing.after(time, () -> {});
    timing.waits.clear();
  }

  /** Calls before and after a time in which the connection is idle. */
  private void assertEachOnceOnTheWire(Wire wire, Consumer<Connectors> call) throws IOException {
    try (FaultServer server = hangsUp(wire);
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors().withAnswers(answers::add);
      connectors.fetch();
      closed.acquireUninterruptibly();
      pass(Duration.ofSeconds(5));
      call.accept(connectors);
      assertEquals(List.of(1, 1), answers.stream().map(Answer::attempts).toList());
      assertEquals(2, server.requests.get());
      assertEquals(List.of(), timing.waits);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void aReadGoesOverAnotherConnectionAtOnce(Wire wire) throws IOException {
    assertEachOnceOnTheWire(wire, Connectors::fetch);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void aWriteGoesOverAnotherConnectionAtOnce(Wire wire) throws IOException {
    assertEachOnceOnTheWire(wire, connectors -> connectors.create("Odoo"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void aCallWithoutRetriesGoesOverAnotherConnectionAllTheSame(Wire wire) throws IOException {
    assertEachOnceOnTheWire(wire, connectors -> connectors.withRetry(Retry.none()).fetch());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void anAsynchronousCallGoesOverAnotherConnectionAllTheSame(Wire wire) throws IOException {
    assertEachOnceOnTheWire(wire, connectors -> connectors.async().fetch().join());
  }

  static Stream<Arguments> wiresAndIdleTimes() {
    return Stream.of(Wire.values())
        .flatMap(wire -> Stream.of(Arguments.of(wire, 0), Arguments.of(wire, 5)));
  }

  @ParameterizedTest
  @MethodSource("wiresAndIdleTimes")
  void aConnectionThatIsStillThereIsUsedAgain(Wire wire, int idle) {
    try (FaultServer server = staysOpen(wire);
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors();
      connectors.fetch();
      pass(Duration.ofSeconds(idle));
      connectors.fetch();
      assertEquals(1, server.connections.get());
      assertEquals(2, server.requests.get());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void aWriteThatAnInterceptorSentElsewhereBeforeIsNotSentAgain(Wire wire) throws IOException {
    AtomicInteger proceeds = new AtomicInteger();
    try (FaultServer first = new FaultServer(talk -> talk.socket().close());
        FaultServer server = hangsUp(wire);
        MammothClient mammoth =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .timing(timing)
                .httpClient(failingOver(first, proceeds))
                .build()) {
      Connectors connectors = mammoth.connectors();
      connectors.fetch();
      closed.acquireUninterruptibly();
      pass(Duration.ofSeconds(5));
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertEquals(1, first.requests.get());
      assertEquals(1, proceeds.get());
      assertEquals(1, server.requests.get());
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, failure.attempts());
    }
  }

  /** Sends writes to one service, and to the other when that fails. */
  private static OkHttpClient failingOver(FaultServer first, AtomicInteger writes) {
    return new OkHttpClient.Builder()
        .sslSocketFactory(Tls.client().sslSocketFactory(), Tls.client().trustManager())
        .addInterceptor(
            chain -> {
              Request request = chain.request();
              if (request.method().equals("GET")) {
                return chain.proceed(request);
              }
              writes.incrementAndGet();
              try {
                return chain.proceed(request.newBuilder().url(first.address()).build());
              } catch (IOException broken) {
                return chain.proceed(request);
              }
            })
        .build();
  }
}
