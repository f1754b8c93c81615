package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R1: after any fault, a write was on the wire once. */
final class WritesOnceTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  static Stream<Arguments> writesAndFaults() {
    return Stream.of(true, false)
        .flatMap(
            waiting ->
                Stream.of(Faults.Write.values())
                    .flatMap(
                        write ->
                            Faults.all().stream()
                                .flatMap(fault -> overEachWire(waiting, write, fault))));
  }

  private static Stream<Arguments> overEachWire(
      boolean waiting, Faults.Write write, Faults.Named fault) {
    // An asynchronous call goes the same way: once over each version of HTTP is enough for it.
    return Stream.of(Wire.values())
        .filter(wire -> waiting || wire != Wire.HTTP_1_TLS)
        .map(wire -> Arguments.of(waiting, write, fault, wire));
  }

  private static MammothClient client(FaultServer server) {
    return MammothClient.builder()
        .serverUrl(server.address())
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .timing(new PromptTiming())
        .build();
  }

  @ParameterizedTest(name = "waiting {0}: {1}, {2}, {3}")
  @MethodSource("writesAndFaults")
  void aWriteIsSentOnce(boolean waiting, Faults.Write write, Faults.Named fault, Wire wire) {
    try (FaultServer server = Faults.server(fault, wire);
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .workspace(4)
                .build()) {
      Connectors connectors =
          fault.name().equals("silent")
              ? client.connectors().withTimeout(SHORT)
              : client.connectors();
      int warmUp = fault.warm() ? connectors.active().size() + 1 : 0;
      var failure = assertThrows(MammothException.class, () -> write.send(connectors, waiting));
      assertEquals(1, server.requests.get() - warmUp);
      assertOutcomeIsKnown(failure);
    }
  }

  private static void assertOutcomeIsKnown(MammothException failure) {
    if (failure instanceof ApiException rejected) {
      assertEquals(1, rejected.attempts());
    } else {
      TransportException unknown = (TransportException) failure;
      assertEquals(1, unknown.attempts());
      assertTrue(unknown.mayHaveTakenEffect());
    }
  }

  @Test
  void aPlainOkHttpClientFailsTheSame() throws IOException {
    Map<String, Integer> twice = new TreeMap<>();
    for (Faults.Write write : Faults.Write.values()) {
      for (Faults.Named fault : Faults.all()) {
        int requests = plainly(write, fault);
        if (requests != 1) {
          twice.put(write + " " + fault, requests);
        }
      }
    }
    System.out.println("A plain OkHttp client, not once but: " + twice);
    assertTrue(twice.size() >= 9, twice::toString);
  }

  private static int plainly(Faults.Write write, Faults.Named fault) throws IOException {
    OkHttpClient plain = new OkHttpClient.Builder().callTimeout(SHORT).build();
    try (FaultServer server = Faults.server(fault)) {
      if (fault.warm()) {
        send(plain, new Request.Builder().url(server.address()).build());
      }
      int before = server.requests.get();
      RequestBody body = RequestBody.create("{}", MediaType.get("application/json"));
      Request.Builder request = new Request.Builder().url(server.address());
      send(
          plain,
          switch (write) {
            case CREATE -> request.post(body).build();
            case UPDATE -> request.put(body).build();
            case DELETE -> request.delete().build();
          });
      return server.requests.get() - before;
    } finally {
      plain.dispatcher().executorService().shutdown();
      plain.connectionPool().evictAll();
    }
  }

  private static void send(OkHttpClient plain, Request request) {
    try (Response response = plain.newCall(request).execute()) {
      response.body().bytes();
    } catch (IOException expected) {
      // Only what reached the server counts.
    }
  }

  @ParameterizedTest
  @MethodSource("writesThatNeverLeft")
  void aWriteThatNeverLeftIsTriedAgain(Faults.Write write, boolean waiting) throws IOException {
    int port;
    try (FaultServer gone = new FaultServer(talk -> {})) {
      port = gone.port();
    }
    PromptTiming timing = new PromptTiming();
    try (MammothClient client =
        MammothClient.builder()
            .serverUrl("http://127.0.0.1:" + port)
            .credentials(ServedTest.PAIR)
            .timing(timing)
            .build()) {
      Connectors connectors = client.connectors();
      var failure = assertThrows(TransportException.class, () -> write.send(connectors, waiting));
      assertFalse(failure.mayHaveTakenEffect());
      assertEquals(0, failure.attempts());
      assertEquals(2, timing.waits.size());
    }
  }

  static Stream<Arguments> writesThatNeverLeft() {
    return Stream.of(Faults.Write.values())
        .flatMap(write -> Stream.of(Arguments.of(write, true), Arguments.of(write, false)));
  }

  @Test
  void aWriteThatIsTurnedAwayWithATimeIsTriedAgain() {
    try (FaultServer server =
            new FaultServer(
                talk ->
                    talk.write(
                        talk.number() == 1
                            ? FaultServer.response(429, "Retry-After: 1\r\n", "{}")
                            : FaultServer.response(201, "", Faults.OK)));
        MammothClient client = client(server)) {
      assertEquals("done", client.connectors().create("Odoo").message());
      assertEquals(2, server.requests.get());
    }
  }

  @Test
  void aWriteThatIsTurnedAwayWithoutATimeIsNot() {
    try (FaultServer server = new FaultServer(FaultServer.answers(429, "", "{}"));
        MammothClient client = client(server)) {
      Connectors connectors = client.connectors();
      assertThrows(RateLimitedException.class, () -> connectors.create("Odoo"));
      assertEquals(1, server.requests.get());
    }
  }

  @Test
  void aWriteIsTriedAgainWhenThatWasAskedFor() {
    try (FaultServer server = Faults.server(Faults.all().get(0));
        MammothClient client = client(server)) {
      Connectors willing = client.connectors().withRetry(Retry.standard().retryWrites(true));
      var failure = assertThrows(TransportException.class, () -> willing.create("Odoo"));
      assertEquals(3, server.requests.get());
      assertEquals(3, failure.attempts());
    }
  }
}
