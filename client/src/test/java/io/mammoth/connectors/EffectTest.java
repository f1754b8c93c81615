package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of failure says whether a write may have taken effect, in the same words. */
final class EffectTest extends ServedTest {
  private static final String LOOK_FIRST = "; it may have taken effect: look before trying again";

  static Stream<Arguments> writesAndStatuses() {
    return Stream.of(Faults.Write.values())
        .flatMap(
            write ->
                Stream.of(302, 400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504)
                    .map(status -> Arguments.of(write, status)));
  }

  private static boolean isUncertain(int status) {
    return switch (status) {
      case 302, 408, 409, 425, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  private static void assertSays(boolean expected, MammothException failure) {
    assertEquals(expected, failure.mayHaveTakenEffect());
    assertEquals(expected, message(failure).contains(LOOK_FIRST), message(failure));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("writesAndStatuses")
  void aStatusSaysWhetherAWriteMayHaveTakenEffect(Faults.Write write, int status) {
    answer(status, "{'detail':'no luck'}");
    Connectors connectors = connectors();
    var failure = assertThrows(ApiException.class, () -> write.send(connectors, true));
    assertSays(isUncertain(status), failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 504})
  void aReadThatFailsHasNoEffect(int status) {
    answer(status, "{}");
    Connectors connectors = connectors().withRetry(Retry.none());
    assertSays(false, assertThrows(ApiException.class, connectors::fetch));
    answer("[]");
    assertSays(false, assertThrows(UnreadableResponseException.class, connectors::fetch));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void aWriteWhoseSuccessCannotBeReadMayHaveTakenEffect(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    Connectors connectors = connectors();
    assertSays(
        true,
        assertThrows(UnreadableResponseException.class, () -> connectors.create("Salesforce")));
  }

  @Test
  void aWriteWhoseSuccessIsTooLargeMayHaveTakenEffect() {
    answer(SAVED);
    Connectors connectors = client(b -> b.maxBody(10).maxErrorBody(5)).connectors();
    var failure =
        assertThrows(UnreadableResponseException.class, () -> connectors.create("Salesforce"));
    assertSays(true, failure);
    assertEquals(json("{'con"), new String(failure.body(), StandardCharsets.UTF_8));
  }

  @Test
  void anEarlierAttemptOfTheCallCounts() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(404, "{'detail':'no such connector'}");
    Connectors connectors =
        client(b -> b.timing(new PromptTiming()).retry(Retry.standard().retryWrites(true)))
            .connectors();
    var failure = assertThrows(NotFoundException.class, () -> connectors.delete(7));
    assertEquals(2, failure.attempts());
    assertSays(true, failure);
  }

  @Test
  void anEarlierRefusalDoesNotCount() {
    server.enqueue(response(429, "{}").setHeader("Retry-After", "1").build());
    answer(404, "{'detail':'no such connector'}");
    Connectors connectors = client(b -> b.timing(new PromptTiming())).connectors();
    var failure = assertThrows(NotFoundException.class, () -> connectors.delete(7));
    assertEquals(2, failure.attempts());
    assertSays(false, failure);
  }

  @Test
  void aWriteThatWasNeverSentHasNoEffect() {
    Connectors connectors = client(b -> b.writes(false)).connectors();
    MammothException failure =
        assertThrows(MammothException.class, () -> connectors.create("Salesforce"));
    assertFalse(failure.mayHaveTakenEffect());
    server.close();
    Connectors open = connectors();
    failure = assertThrows(TransportException.class, () -> open.create("Salesforce"));
    assertSays(false, failure);
  }

  @Test
  void aWriteWithoutAResponseMayHaveTakenEffect() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    Connectors connectors = connectors();
    var failure = assertThrows(TransportException.class, () -> connectors.create("Salesforce"));
    assertTrue(failure.mayHaveTakenEffect());
    assertSays(true, failure);
  }
}
