package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses whose headers or encodings are not what they should be, over each protocol. */
final class OddResponsesTest {
  private final PromptTiming timing = new PromptTiming();
  private final List<Answer> answers = new ArrayList<>();

  private MammothClient client(FaultServer server) {
    return MammothClient.builder()
        .serverUrl(server.address())
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .timing(timing)
        .build();
  }

  private static FaultServer answers(Wire wire, int status, String headers, String body) {
    return new FaultServer(FaultServer.answers(status, headers, body), wire);
  }

  private MammothException fails(FaultServer server) {
    try (server;
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors().withAnswers(answers::add);
      return assertThrows(MammothException.class, connectors::active);
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aRetryAfterThatCannotBeReadIsStillA503(Wire wire) {
    for (String wait : List.of("sp\u00e4ter", "a\u0001b", "")) {
      timing.waits.clear();
      FaultServer busy = answers(wire, 503, "Retry-After: " + wait + "\r\n", "{}");
      ApiException failure = (ApiException) fails(busy);
      assertEquals(503, failure.status());
      assertEquals(3, busy.requests.get());
      assertEquals(2, timing.waits.size());
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void a407OfTheServiceItselfIsAnError(Wire wire) {
    FaultServer asks =
        answers(wire, 407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", "{\"detail\":\"log in\"}");
    ApiException failure = (ApiException) fails(asks);
    assertEquals(407, failure.status());
    assertEquals("log in", failure.detail());
    assertEquals(1, asks.requests.get());
    assertEquals(407, answers.get(0).status());
    assertNull(answers.get(0).header("x-mammoth-hidden-status"));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aBodyThatIsNotTheGzipItClaimsToBeIsReadAsItIs(Wire wire) {
    String gzip = "Content-Encoding: gzip\r\n";
    try (FaultServer server = answers(wire, 200, gzip, "[\"a\"]");
        MammothClient mammoth = client(server)) {
      assertEquals(List.of("a"), mammoth.connectors().active());
    }
    ApiException failure = (ApiException) fails(answers(wire, 404, gzip, "{\"detail\":\"gone\"}"));
    assertEquals("gone", failure.detail());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aDamagedGzipIsReadOnceAndNamed(Wire wire) throws IOException {
    byte[] damaged = gzip("[\"a\"]");
    damaged[damaged.length - 6] ^= 1;
    String body = new Buffer().write(damaged).readString(StandardCharsets.ISO_8859_1);
    FaultServer server = answers(wire, 200, "Content-Encoding: gzip\r\n", body);
    TransportException failure = (TransportException) fails(server);
    ServedTest.assertContains("is not the gzip that it claims to be", ServedTest.message(failure));
    assertEquals(1, server.requests.get());
  }

  @Test
  void aBodyWhereTheStatusAllowsNoneIsReadOnceAndNamed() {
    for (Wire wire : Wire.values()) {
      FaultServer server = answers(wire, 204, "", "[]");
      ServedTest.assertContains(
          "has a body, which its status does not allow", ServedTest.message(fails(server)));
      assertEquals(1, server.requests.get());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "deflate"})
  void anEncodingThatWasNotAskedForIsNamed(String encoding) {
    String header = "Content-Encoding: " + encoding + "\r\n";
    ServedTest.assertContains(
        "its Content-Encoding is \"" + encoding + "\", which was not asked for",
        ServedTest.message(fails(answers(Wire.HTTP_1, 200, header, "\u0001\u0002xyz"))));
    ServedTest.assertContains(
        "its Content-Encoding is \"" + encoding + "\"",
        ServedTest.message(fails(answers(Wire.HTTP_1, 404, header, "\u0001\u0002xyz"))));
  }

  @Test
  void aCharsetThatJsonDoesNotHaveIsNamed() {
    String body = "[\"M\u00fcller\"]";
    FaultServer server =
        new FaultServer(
            talk ->
                talk.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=ISO-8859-15\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body));
    ServedTest.assertContains(
        "its Content-Type is \"application/json; charset=ISO-8859-15\", but JSON is UTF-8",
        ServedTest.message(fails(server)));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aBodyShorterThanAnnouncedIsNoResponse(Wire wire) {
    FaultServer server =
        new FaultServer(
            talk -> {
              talk.write("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n[\"a\"]");
              if (wire == Wire.HTTP_2_TLS) {
                talk.stream().finish();
              } else {
                talk.socket().shutdownOutput();
              }
            },
            wire);
    assertEquals(TransportException.class, fails(server).getClass());
  }

  /**
   * A gzip body without a length that ends early, though its connection or stream ends in order.
   */
  private static FaultServer.Fault endsAfter(int bytes, Wire wire) {
    return talk -> {
      byte[] whole = gzip("[\"" + "a b c d e f ".repeat(20) + "\"]");
      String part =
          new Buffer()
              .write(whole, 0, Math.min(bytes, whole.length - 1))
              .readString(StandardCharsets.ISO_8859_1);
      talk.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + part);
      if (wire == Wire.HTTP_2_TLS) {
        talk.stream().finish();
      } else {
        talk.socket().close();
      }
    };
  }

  static Stream<Arguments> wiresAndCuts() {
    return Stream.of(Wire.values())
        .flatMap(wire -> Stream.of(1, 2, 9, 10, 12, 30, 1000).map(cut -> Arguments.of(wire, cut)));
  }

  @ParameterizedTest
  @MethodSource("wiresAndCuts")
  void aGzipBodyThatEndsEarlyIsTruncatedAndReadAgain(Wire wire, int cut) {
    FaultServer server = new FaultServer(endsAfter(cut, wire), wire);
    TransportException failure = (TransportException) fails(server);
    ServedTest.assertContains("the response is truncated", ServedTest.message(failure));
    assertEquals(TransportException.Phase.READ, failure.phase());
    assertFalse(failure.mayHaveTakenEffect());
    assertEquals(3, server.requests.get());
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aWriteWhoseGzipBodyEndsEarlyMayHaveTakenEffect(Wire wire) {
    try (FaultServer server = new FaultServer(endsAfter(30, wire), wire);
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
      assertTrue(failure.mayHaveTakenEffect());
      assertEquals(1, server.requests.get());
    }
  }

  static Stream<Arguments> largeHeaders() {
    return Stream.of(
            "X-Large: " + "x".repeat(300_000) + "\r\n",
            ("X-Large: " + "x".repeat(1000) + "\r\n").repeat(300))
        .flatMap(large -> Stream.of(Wire.values()).map(wire -> Arguments.of(wire, large)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("largeHeaders")
  void headersThatAreTooLargeAreNamedAndReadAgainOnlyWhereAnotherCallMayBeToBlame(
      Wire wire, String headers) {
    FaultServer server = answers(wire, 200, headers, "[]");
    TransportException failure = (TransportException) fails(server);
    ServedTest.assertContains("larger than OkHttp reads (256 KiB). ", ServedTest.message(failure));
    assertEquals(wire == Wire.HTTP_2_TLS ? 3 : 1, server.requests.get());
    if (wire != Wire.HTTP_2_TLS) {
      // What OkHttp said of them.
      assertNotNull(Objects.requireNonNull(failure.getCause()).getCause());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_1_TLS"})
  void aConnectionThatEndsWithinTheHeadersIsAFailureToRetry(Wire wire) {
    for (int length : List.of(10, 10_000, 200_000)) {
      String half = "HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(length);
      FaultServer server =
          new FaultServer(
              talk -> {
                talk.write(half);
                talk.socket().close();
              },
              wire);
      TransportException failure = (TransportException) fails(server);
      ServedTest.assertContains("the connection ended too early", ServedTest.message(failure));
      assertEquals(3, server.requests.get());
    }
  }
}
