package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R12 and R13: bodies that are too large or are not what the contract says. */
final class BodiesTest extends ServedTest {
  private static final String CANARY = "PAYLOAD-VALUE";
  private static final String OPEN = "{'connectors':[{'id':7,'name':'" + CANARY + "','enabled':";

  private static final List<String> MALFORMED =
      List.of(
          OPEN,
          OPEN + "true",
          OPEN + "true}",
          OPEN + "true}]",
          OPEN + "truth}]}",
          OPEN + "'" + CANARY + "'}]}",
          OPEN + "1}]}",
          OPEN + "null}]}",
          OPEN + "[true]}]}",
          OPEN + "{}}]}",
          OPEN + "true,}]}",
          OPEN + "true}],}",
          OPEN + "true}]}x",
          OPEN + "true}]}{}",
          OPEN + "true}]}" + OPEN,
          OPEN + "true,'id':8}]}",
          OPEN + "true,'x':1,'x':2}]}",
          OPEN + "true,'" + CANARY + "':1,'" + CANARY + "':2}]}",
          OPEN + "NaN}]}",
          OPEN + "true,'price_per_month':NaN}]}",
          OPEN + "true,'price_per_month':Infinity}]}",
          OPEN + "true,'price_per_month':'" + CANARY + "'}]}",
          OPEN + "true,'price_per_month':[" + CANARY + "]}]}",
          OPEN + "true,'price_per_month':1e999999999}]}",
          OPEN + "true,'price_per_month':1e99999999999}]}",
          OPEN + "true,'price_per_month':" + "9".repeat(1001) + "}]}",
          OPEN + "true,'x':1e99999999999}]}",
          OPEN + "true,'x':" + "9".repeat(1001) + "}]}",
          OPEN + "true,'x':" + "[".repeat(101) + "]".repeat(101) + "}]}",
          OPEN + "true,'x':" + "[".repeat(100_000) + "}]}",
          OPEN + "true,'x':" + "{'a':".repeat(100_000) + "}]}",
          OPEN + "true,'" + "n".repeat(60_000) + "':1}]}",
          OPEN + "true,'used_in_profiles':[null]}]}",
          OPEN + "true,'used_in_profiles':[{'" + CANARY + "':1}]}]}",
          OPEN + "true,'used_in_profiles':'" + CANARY + "'}]}",
          OPEN + "true,'profile_count':1.5}]}",
          OPEN + "true,'profile_count':99999999999}]}",
          OPEN + "true,'description':{'" + CANARY + "':1}}]}",
          OPEN + "true,'x':'\\ud800\\q'}]}",
          OPEN + "true,'x':'a\nb'}]}",
          OPEN + "true,'x':01}]}",
          OPEN + "true,x:1}]}",
          "{'connectors':{'" + CANARY + "':1}}",
          "{'connectors':'" + CANARY + "'}",
          "{'connectors':null}",
          "{'connectors':[null]}",
          "{'connectors':[[]]}",
          "{}",
          "[]",
          "null",
          "true",
          "7",
          "'" + CANARY + "'",
          "/* " + CANARY + " */ {}",
          "   ",
          "\u0000\u0000\u0000",
          CANARY);

  static Stream<byte[]> malformed() {
    Stream<byte[]> texts =
        MALFORMED.stream().map(text -> json(text).getBytes(StandardCharsets.UTF_8));
    return Stream.concat(
        texts,
        Stream.of(
            json(OPEN + "true,'x':'\u00ff\u00fe'}]}").getBytes(StandardCharsets.ISO_8859_1),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0},
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
  }

  private MammothException reads(byte[] body) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(new Buffer().write(body))
            .build());
    Connectors connectors = connectors();
    return assertThrows(MammothException.class, connectors::fetch);
  }

  @ParameterizedTest(name = "#{index}")
  @MethodSource("malformed")
  void aMalformedBodyIsATypedErrorWithoutItsValues(byte[] body) {
    MammothException failure = reads(body);
    assertInstanceOf(UnreadableResponseException.class, failure);
    assertContains("was answered 200 with", message(failure));
    String shown = LeakSearch.printed(failure);
    assertFalse(shown.contains("PAYLOAD-VALUE'"), shown);
    assertFalse(message(failure).contains(": " + CANARY), shown);
    assertTrue(message(failure).length() < 700, shown);
  }

  @Test
  void bodiesThatChanceHasBrokenAreTypedErrorsOrReadable() {
    Random random = new Random(20261124);
    byte[] fine =
        json("{'connectors':[" + CONNECTOR + ",{'id':8,'name':'B','enabled':false,'x':[1.5]}]}")
            .getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    int runs = Effort.times(20_000, 1_000_000);
    for (int i = 0; i < runs; i++) {
      refused += reads(broken(fine, random), i) ? 0 : 1;
    }
    assertTrue(refused > runs / 2, "only " + refused + " were refused");
  }

  private static byte[] broken(byte[] fine, Random random) {
    byte[] body = fine.clone();
    for (int n = random.nextInt(3); n >= 0; n--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) > 0
        ? body
        : java.util.Arrays.copyOf(body, random.nextInt(body.length));
  }

  private static boolean reads(byte[] body, int run) {
    Account account = new Account("http://localhost", PAIR, null, true);
    var sent = new TransportException.Sent(1, "id");
    Answer answer = new Answer(200, java.util.Map.of(), body, sent);
    try {
      Reading reading =
          new Reading(answer, "GET /x", new Effect(false, false), account, java.time.Instant.EPOCH);
      return Operations.fetch().result().apply(reading) != null;
    } catch (UnreadableResponseException expected) {
      return false;
    } catch (RuntimeException | Error wrong) {
      throw new AssertionError(
          "run " + run + ": " + new String(body, StandardCharsets.UTF_8), wrong);
    }
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() {
    answer("[" + " ".repeat(98) + "]");
    Connectors connectors = client(b -> b.maxBody(100)).connectors();
    assertEquals(List.of(), connectors.active());
    answer("[" + " ".repeat(99) + "]");
    var large = assertThrows(UnreadableResponseException.class, connectors::active);
    assertContains("with a body of more than 100 bytes", message(large));
    assertEquals(100, large.body().length);
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void theLimitHoldsAfterDecompression() throws java.io.IOException {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(" ".repeat(1_000_000));
    }
    assertTrue(zipped.size() < 10_000);
    server.enqueue(response(200, "").setHeader("Content-Encoding", "gzip").body(zipped).build());
    Connectors connectors = client(b -> b.maxBody(100_000)).connectors();
    assertThrows(UnreadableResponseException.class, connectors::active);
  }

  @Test
  void anAnswerThatIsZippedIsRead() throws java.io.IOException {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8("[\"a\"]");
    }
    server.enqueue(response(200, "").setHeader("Content-Encoding", "gzip").body(zipped).build());
    assertEquals(List.of("a"), connectors().active());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500})
  void ofAnErrorAtMost64KiBAreKept(int status) {
    answer(status, "{'detail':'" + "x".repeat(100_000) + "'}");
    Connectors connectors = connectors().withRetry(Retry.none());
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals(65_536, failure.body().length);
    assertEquals(status, failure.status());
    assertTrue(message(failure).length() < 500);
  }

  @Test
  void anErrorsDetailIsShortInTheMessageAndWholeBesideIt() {
    answer(400, "{'detail':'" + "x".repeat(1000) + "'}");
    Connectors connectors = connectors();
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals("x".repeat(1000), failure.detail());
    assertTrue(message(failure).length() < 500);
  }

  @Test
  void aStatusThatNoRequestAskedForIsATypedError() {
    server.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 101 Switching Protocols")
            .setHeader("Connection", "Upgrade")
            .setHeader("Upgrade", "x")
            .build());
    Connectors connectors =
        connectors().withRetry(Retry.none()).withTimeout(java.time.Duration.ofSeconds(5));
    assertThrows(MammothException.class, connectors::fetch);
  }
}
