package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R2, R3 and R6: when reads are tried again, after which wait, and when not. No test waits. */
final class RetriesTest extends ServedTest {
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
  void theAttemptsOfAResultAreItsRequests() {
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

  @Test
  void waitsAreDrawnBetweenNothingAndABoundThatGrows() {
    Random random = new Random(1);
    timing.random = random::nextDouble;
    Retry retry = Retry.standard().maxAttempts(12);
    List<Duration> bounds = IntStream.range(1, 9).mapToObj(retry::longestWait).toList();
    assertEquals(
        Stream.of(500, 1000, 2000, 4000, 8000, 8000, 8000, 8000).map(Duration::ofMillis).toList(),
        bounds);
    double largest = 0;
    Calls calls = calls(retry);
    for (int i = 0; i < 10_000; i++) {
      refill(calls.transport().budget());
      Duration bound = bounds.get(i % 8);
      Duration wait =
          Objects.requireNonNull(
              new Retries(calls, false, i % 8 + 1, Duration.ZERO)
                  .after(new java.io.IOException("x"), true));
      assertTrue(!wait.isNegative() && wait.compareTo(bound) < 0, wait + " of " + bound);
      largest = Math.max(largest, (double) wait.toNanos() / bound.toNanos());
    }
    assertTrue(largest > 0.99, () -> "never near the bound");
  }

  private static void refill(RetryBudget budget) {
    IntStream.range(0, 5).forEach(any -> budget.succeeded());
  }

  /** Calls of a client of its own, whose budget is full. */
  private Calls calls(Retry retry) {
    Transport transport = Transport.over(new okhttp3.OkHttpClient(), true, timing);
    Calls.Observer nobody = new Calls.Observer(new CallListener() {}, answer -> {}, 1);
    Account account = new Account("http://localhost", PAIR, null, true);
    return new Calls(transport, () -> account, retry, Duration.ofDays(1), nobody);
  }

  @Test
  void hugeWaitsDoNotOverflow() {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    Retry retry = Retry.backoff(Duration.ofNanos(1), ages, Double.MAX_VALUE, ages);
    assertEquals(Duration.ofNanos(1), retry.longestWait(1));
    assertEquals(Duration.ofDays(1), retry.longestWait(2));
    assertEquals(Duration.ofDays(1), retry.longestWait(Integer.MAX_VALUE));
    assertEquals(Duration.ofDays(1), Retry.backoff(ages, ages, 1, ages).longestWait(1));
    answer(500, "");
    Connectors connectors = prompt().withRetry(Retry.backoff(ages, ages, 1, ages));
    assertEquals(1, assertThrows(ApiException.class, connectors::fetch).attempts());
  }

  static Stream<Runnable> wrongPolicies() {
    Duration s = Duration.ofSeconds(1);
    return Stream.of(
        () -> Retry.backoff(Duration.ZERO, s, 1, s),
        () -> Retry.backoff(s.negated(), s, 1, s),
        () -> Retry.backoff(s.plus(s), s, 1, s),
        () -> Retry.backoff(s, s, 0.9, s),
        () -> Retry.backoff(s, s, Double.NaN, s),
        () -> Retry.backoff(s, s, Double.POSITIVE_INFINITY, s),
        () -> Retry.backoff(s, s, 1, s.negated()),
        () -> Retry.none().maxAttempts(0),
        () -> Retry.none().statuses(200),
        () -> Retry.none().maxRetryAfter(s.negated()));
  }

  @ParameterizedTest(name = "#{index}")
  @MethodSource("wrongPolicies")
  void aPolicyThatMakesNoSenseIsRefused(Runnable policy) {
    assertThrows(ConfigurationException.class, policy::run);
  }

  static Stream<Arguments> retryAfters() {
    return Stream.of(
        wait("0", 0L),
        wait("1", 1L),
        wait("5", 5L),
        wait(" 7 ", 7L),
        wait("007", 7L),
        wait("1.5", 2L),
        wait("0.001", 1L),
        wait("29", 29L),
        wait("60", 60L),
        wait("61", 61L),
        wait("99999999999", 3_153_600_000L),
        wait("123456789012345678901234567890", 3_153_600_000L),
        wait("Tue, 24 Nov 2026 12:00:20 GMT", 20L),
        wait("Tue, 24 Nov 2026 12:00:00 GMT", 0L),
        wait("Tue, 24 Nov 2026 11:00:00 GMT", 0L),
        wait("Fri, 31 Dec 9999 23:59:59 GMT", 251_606_779_199L),
        wait("Thu, 1 Jan 1970 00:00:00 GMT", 0L),
        wait("9".repeat(41), null),
        wait("", null),
        wait("-1", null),
        wait("1e3", null),
        wait("+5", null),
        wait("0x10", null),
        wait("NaN", null),
        wait("soon", null),
        wait("5, 10", null),
        wait("5;x=1", null),
        wait("\u0661", null),
        wait("Tue, 99 Nov 2026 12:00:30 GMT", null),
        wait("2026-11-24T12:00:30Z", null),
        wait("x".repeat(5000), null));
  }

  private static Arguments wait(String header, @Nullable Long seconds) {
    return Arguments.of(header, seconds);
  }

  @ParameterizedTest(name = "#{index} {1}")
  @MethodSource("retryAfters")
  void whateverRetryAfterHoldsItIsReadOrIgnored(String header, @Nullable Long seconds) {
    Duration wait = RetryAfter.of(header, Instant.parse("2026-11-24T12:00:00Z"));
    assertEquals(seconds, wait == null ? null : wait.toSeconds());
  }

  @ParameterizedTest(name = "#{index} {1}")
  @MethodSource("retryAfters")
  void whateverRetryAfterHoldsTheCallEndsInOrder(String header, @Nullable Long seconds) {
    for (int status : new int[] {503, 429}) {
      MockResponse.Builder busy =
          response(status, "{}").addHeaderLenient("Retry-After", header.replace("\u0661", "?"));
      IntStream.range(0, 3).forEach(any -> server.enqueue(busy.build()));
      int before = server.getRequestCount();
      ApiException failure = assertThrows(ApiException.class, prompt()::fetch);
      boolean far = seconds != null && seconds > 59;
      assertEquals(status, failure.status());
      assertEquals(far ? 1 : 3, failure.attempts());
      assertEquals(failure.attempts(), server.getRequestCount() - before);
      assertEquals(seconds, failure.retryAfter() == null ? null : failure.retryAfter().toSeconds());
      IntStream.range(failure.attempts(), 3).forEach(any -> drain());
    }
  }

  private void drain() {
    Connectors once = connectors().withRetry(Retry.none());
    assertThrows(ApiException.class, once::fetch);
  }

  @Test
  void aWaitThatIsAskedForIsTheLeastThatIsWaited() {
    server.enqueue(response(503, "").setHeader("Retry-After", "7").build());
    answer("[]");
    prompt().active();
    assertEquals(List.of(Duration.ofSeconds(7)), timing.waits);
  }

  @Test
  void theLongestWaitThatIsAskedForCanBeSet() {
    server.enqueue(response(503, "").setHeader("Retry-After", "7").build());
    Connectors connectors =
        prompt().withRetry(Retry.standard().maxRetryAfter(Duration.ofSeconds(6)));
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals(Duration.ofSeconds(7), failure.retryAfter());
    assertEquals(List.of(), timing.waits);
  }

  @ParameterizedTest
  @CsvSource({"503", "429"})
  void ofSeveralWaitsTheFirstCounts(int status) {
    server.enqueue(
        response(status, "").addHeader("Retry-After", "70").addHeader("Retry-After", "1").build());
    Connectors connectors = prompt();
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals(Duration.ofSeconds(70), failure.retryAfter());
    assertEquals(List.of("70", "1"), failure.headers().get("retry-after"));
  }

  /** R6. */
  @Test
  void aStormOfFailuresIsNotMadeWorse() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response(503, "").build();
          }
        });
    Connectors connectors = prompt();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                any ->
                    new Thread(
                        () ->
                            IntStream.range(0, 125)
                                .forEach(i -> assertThrows(ApiException.class, connectors::fetch))))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("1,000 failing reads were " + server.getRequestCount() + " requests");
    assertTrue(server.getRequestCount() >= 1000 && server.getRequestCount() <= 1100);
  }

  @Test
  void successesFillTheBudgetAgain() {
    RetryBudget budget = new RetryBudget();
    assertEquals(100, IntStream.range(0, 200).filter(any -> budget.spend()).count());
    IntStream.range(0, 9).forEach(any -> budget.succeeded());
    assertTrue(budget.spend());
    assertEquals(false, budget.spend());
    IntStream.range(0, 10_000).forEach(any -> budget.succeeded());
    assertEquals(100, IntStream.range(0, 200).filter(any -> budget.spend()).count());
  }

  @Test
  void aPolicyShowsItsSettings() {
    String shown = Retry.standard().toString();
    assertContains("initial=PT0.5S, max=PT8S, exponent=2.0, maxElapsed=PT1M", shown);
    assertContains("maxAttempts=3", shown);
  }
}
