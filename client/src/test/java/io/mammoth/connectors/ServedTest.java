package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of this machine for each test, and clients that call it. */
abstract class ServedTest {
  static final String KEY = "key-3f9a71c2";
  static final String SECRET = "secret-8d04be55";
  static final Credentials PAIR = Credentials.apiKey(KEY, SECRET);

  static final String CONNECTOR = "{'id':7,'name':'Salesforce','enabled':true}";
  static final String SAVED = "{'connector':" + CONNECTOR + ",'message':'done'}";

  @StartStop public final MockWebServer server = new MockWebServer();

  private final Deque<MammothClient> clients = new ArrayDeque<>();

  /** What the server speaks. */
  Wire wire() {
    return Wire.HTTP_1;
  }

  @BeforeEach
  void speak() {
    if (wire() != Wire.HTTP_1) {
      wire().prepare();
      server.useHttps(Tls.server());
      server.setProtocols(
          wire() == Wire.HTTP_2_TLS
              ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
              : List.of(Protocol.HTTP_1_1));
    }
  }

  @AfterEach
  void closeClients() {
    clients.forEach(MammothClient::close);
  }

  /** JSON with single quotes, which Java's texts hold more readably. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  final String address() {
    return server.url("/api/v2").toString();
  }

  /** A client for a pair of keys and workspace 4, with what the test adds. */
  final MammothClient client(Consumer<MammothClient.Builder> more) {
    MammothClient.Builder builder =
        MammothClient.builder().serverUrl(address()).credentials(PAIR).workspace(4);
    more.accept(builder);
    return keep(builder.build());
  }

  final MammothClient keep(MammothClient client) {
    clients.add(client);
    return client;
  }

  final Connectors connectors() {
    return client(any -> {}).connectors();
  }

  final void answer(int status, String text) {
    server.enqueue(response(status, text).build());
  }

  final void answer(String text) {
    answer(200, text);
  }

  static MockResponse.Builder response(int status, String text) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(json(text));
  }

  final RecordedRequest request() {
    try {
      return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request came");
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  /** Asserts the next request's method and target below the server's path, without its version. */
  final RecordedRequest assertSent(String line) {
    RecordedRequest sent = request();
    String target = sent.getTarget();
    assertEquals(line, sent.getMethod() + " " + target.replaceFirst("^/api/v2", ""));
    return sent;
  }

  static String body(RecordedRequest sent) {
    return Objects.requireNonNull(sent.getBody(), "no body came").utf8();
  }

  /** Asserts that a call is refused in these words, and that nothing was sent. */
  final void assertRefused(String words, Consumer<Connectors> call) {
    Connectors connectors = connectors();
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> call.accept(connectors));
    assertContains(words, message(refused));
    assertEquals(0, server.getRequestCount());
  }

  static String message(Throwable failure) {
    return Objects.requireNonNull(failure.getMessage(), "no message");
  }

  static void assertContains(String part, String text) {
    if (!text.contains(part)) {
      throw new AssertionError("expected \"" + part + "\" in: " + text);
    }
  }
}
