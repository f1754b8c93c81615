package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R2 and R6: the bounds of waits, policies that make no sense, and the budget for retries. */
final class RetryPolicyTest extends ServedTest {
  private final PromptTiming timing = new PromptTiming();

  private Connectors prompt() {
    return client(b -> b.timing(timing)).connectors();
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
    Transport transport =
        Transport.over(
            new TransportSettings(null, null, null, null, 64, Duration.ofMinutes(1), false),
            timing);
    CallListener nobody = new CallListener() {};
    Account account = new Account("http://localhost", PAIR, null, true);
    return new Calls(
        transport, () -> account, retry, Duration.ofDays(1), nobody, answer -> {}, 1, 1);
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
