package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2, R3 and R6: when reads are tried again, after which wait, and when not. No test waits. */
class RetriesTest extends ServedTest {
  private final PromptTiming timing = new PromptTiming();

  private Connectors prompt() {
    return client(b -> b.timing(timing)).connectors();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aReadIsTriedThreeTimes(int status) {
    IntStream.range(0, 3).forEach(any -> answer(status, "{}"));
    Connectors connectors = prompt();
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals(3, failure.attempts());
    assertEquals(3, server.getRequestCount());
    assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500)), timing.waits);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 400, 401, 403, 404, 409, 422, 501, 505, 599})
  void otherStatusesAreFinal(int status) {
    answer(status, "");
    Connectors connectors = prompt();
    assertEquals(1, assertThrows(ApiException.class, connectors::fetch).attempts());
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReadWhoseConnectionBrokeIsTriedAgain(boolean waiting) {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(
        response(200, "['a','b']").onResponseBody(new SocketEffect.CloseSocket()).build());
    answer("['a']");
    Connectors connectors = prompt();
    List<String> active = waiting ? connectors.active() : connectors.async().active(4).join();
    assertEquals(List.of("a"), active);
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void theAttemptsOfAnAnswerAreItsRequests() {
    answer(500, "");
    answer("[]");
    List<Answer> answers = new java.util.ArrayList<>();
    prompt().withAnswers(answers::add).active();
    assertEquals(2, answers.get(0).attempts());
  }

  @Test
  void everyTryCarriesTheSameRequestId() {
    answer(500, "");
    answer("[]");
    prompt().active();
    assertEquals(
        request().getHeaders().get("X-Request-Id"), request().getHeaders().get("X-Request-Id"));
  }

  @Test
  void aPolicyHoldsForOneCallOrTheClient() {
    Connectors connectors = client(b -> b.timing(timing).retry(Retry.none())).connectors();
    answer(500, "");
    assertThrows(ApiException.class, connectors::fetch);
    assertEquals(1, server.getRequestCount());
    IntStream.range(0, 5).forEach(any -> answer(500, ""));
    Connectors patient = connectors.withRetry(Retry.standard().maxAttempts(5));
    assertThrows(ApiException.class, patient::fetch);
    assertEquals(6, server.getRequestCount());
  }

  @Test
  void statusesCanBeChosen() {
    answer(500, "");
    Connectors connectors = prompt().withRetry(Retry.standard().statuses(418, 503));
    assertThrows(ApiException.class, connectors::fetch);
    answer(418, "");
    answer("{'connectors':[]}");
    assertEquals(0, connectors.fetch().size());
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void connectionErrorsCanBeFinal() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    Connectors connectors = prompt().withRetry(Retry.standard().retryConnectionErrors(false));
    assertThrows(TransportException.class, connectors::fetch);
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void nothingIsTriedAgainAfterItsTime() {
    IntStream.range(0, 2).forEach(any -> answer(500, ""));
    Connectors connectors =
        prompt()
            .withRetry(
                Retry.backoff(
                        Duration.ofSeconds(4), Duration.ofSeconds(9), 3, Duration.ofSeconds(5))
                    .maxAttempts(9));
    assertEquals(2, assertThrows(ApiException.class, connectors::fetch).attempts());
    assertEquals(List.of(Duration.ofSeconds(2)), timing.waits);
  }

  @Test
  void nothingIsTriedAgainWhenTheDeadlineWouldPass() {
    answer(500, "");
    timing.random = () -> 0.999;
    Connectors connectors = prompt().withTimeout(Duration.ofMillis(450));
    assertEquals(1, assertThrows(ApiException.class, connectors::fetch).attempts());
  }
}
