package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** R3: whatever Retry-After holds, a call waits as long as makes sense, or fails at once. */
final class RetryAfterTest extends ServedTest {
  private final PromptTiming timing = new PromptTiming();

  private Connectors prompt() {
    return client(b -> b.timing(timing)).connectors();
  }

  static final List<Arguments> RETRY_AFTERS =
      List.of(
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
          wait("Tuesday, 24-Nov-26 12:00:20 GMT", 20L),
          wait("Sunday, 06-Nov-94 08:49:37 GMT", 0L),
          wait("Tue Nov 24 12:00:20 2026", 20L),
          wait("Sun Nov  1 12:00:20 2026", 0L),
          wait("Mon, 30 Feb 2026 12:00:30 GMT", null),
          wait("Monday, 24-Nov-26 12:00:20 GMT", null),
          wait("Tue Nov 31 12:00:20 2026", null),
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

  private static Arguments wait(String header, @Nullable Long seconds) {
    return Arguments.of(header, seconds);
  }

  @ParameterizedTest(name = "#{index} {1}")
  @FieldSource("RETRY_AFTERS")
  void whateverRetryAfterHoldsItIsReadOrIgnored(String header, @Nullable Long seconds) {
    Duration wait = RetryAfter.of(header, Instant.parse("2026-11-24T12:00:00Z"));
    assertEquals(seconds, wait == null ? null : wait.toSeconds());
  }

  @ParameterizedTest(name = "#{index} {1}")
  @FieldSource("RETRY_AFTERS")
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
}
