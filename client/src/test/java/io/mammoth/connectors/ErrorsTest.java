package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the other side is typed, and carries what the service said. */
final class ErrorsTest extends ServedTest {
  private static final String BODY =
      "{'status_code':400,'detail':'name is taken','extra':{'field':'name','at':[1,2.50]}}";

  private Connectors untried() {
    return connectors().withRetry(Retry.none());
  }

  private ApiException fails(int status, String body) {
    answer(status, body);
    Connectors connectors = untried();
    return assertThrows(ApiException.class, () -> connectors.get("postgres"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException",
    "401, UnauthorizedException",
    "403, ForbiddenException",
    "404, NotFoundException",
    "429, RateLimitedException",
    "307, ApiException",
    "409, ApiException",
    "422, ApiException",
    "500, ApiException",
    "503, ApiException",
  })
  void eachStatusHasItsClass(int status, String type) {
    ApiException failure = fails(status, BODY);
    assertEquals(type, failure.getClass().getSimpleName());
    assertEquals(status, failure.status());
    assertEquals("name is taken", failure.detail());
    assertContains("was answered " + status + ": name is taken", message(failure));
  }

  @Test
  void anApiErrorCarriesEverythingThatCame() {
    server.enqueue(response(400, BODY).setHeader("X-Request-Id", "theirs").build());
    Connectors connectors = connectors();
    var failure = assertThrows(BadRequestException.class, () -> connectors.create("Salesforce"));
    assertEquals(
        Map.of("field", "name", "at", List.of(1, new BigDecimal("2.50"))), failure.extra());
    assertEquals(json(BODY), new String(failure.body(), StandardCharsets.UTF_8));
    assertEquals(List.of("application/json"), failure.headers().get("content-type"));
    assertEquals("theirs", failure.requestId());
    assertEquals(1, failure.attempts());
    assertNull(failure.retryAfter());
  }

  @Test
  void withoutAnIdOfTheServiceTheOneThatWasSentIsTheRequestId() {
    ApiException failure = fails(404, BODY);
    assertEquals(request().getHeaders().get("X-Request-Id"), failure.requestId());
    assertContains(failure.requestId(), message(failure));
  }

  @Test
  void attemptsCountEveryRequest() {
    answer(503, BODY);
    answer(502, BODY);
    answer(500, BODY);
    Connectors connectors = client(b -> b.timing(new PromptTiming())).connectors();
    ApiException failure = assertThrows(ApiException.class, connectors::fetch);
    assertEquals(500, failure.status());
    assertEquals(3, failure.attempts());
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void extraMayBeAList() {
    assertEquals(List.of("a"), fails(400, "{'detail':'x','extra':['a']}").extra());
    assertNull(fails(400, "{'detail':'x','extra':null}").extra());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{'detail':5}",
        "{'detail':null}",
        "nonsense",
        "{'detail'"
      })
  void aBodyThatIsNotTheServicesSaysNothing(String body) {
    ApiException failure = fails(401, body);
    assertNull(failure.detail());
    assertNull(failure.extra());
    assertContains("was answered 401", message(failure));
  }

  @Test
  void aWaitThatTheServiceAsksForIsHandedOn() {
    server.enqueue(response(429, BODY).setHeader("Retry-After", "120").build());
    Connectors connectors = connectors();
    var failure = assertThrows(RateLimitedException.class, connectors::fetch);
    assertEquals(Duration.ofMinutes(2), failure.retryAfter());
    assertContains("asks to wait 120 s", message(failure));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void aWaitOfManyDaysIsSaidInDays() {
    server.enqueue(response(429, BODY).setHeader("Retry-After", "99999999999").build());
    Connectors connectors = connectors();
    var failure = assertThrows(RateLimitedException.class, connectors::fetch);
    assertContains("asks to wait 36500 days.", message(failure));
  }

  @Test
  void anEmptySentenceOfTheServiceIsNotQuoted() {
    ApiException failure = fails(422, "{'detail':''}");
    assertEquals("", failure.detail());
    assertContains("was answered 422 with application/json (request id", message(failure));
  }

  @Test
  void notModifiedIsNoRedirect() {
    assertFalse(message(fails(304, "")).contains("Redirects"));
  }

  @Test
  void aForbiddenSubscriptionCallNamesTheOneThatAnswers() {
    answer(403, BODY);
    Connectors connectors = connectors();
    var failure = assertThrows(ForbiddenException.class, connectors::fetch);
    assertContains("administrator", message(failure));
    assertContains("connectors.list()", message(failure));
    assertContains("may not use this workspace", message(fails(403, BODY)));
  }

  @Test
  void hintsSayWhatToDo() {
    assertContains("Check API key and secret", message(fails(401, BODY)));
    assertContains("listAll()", message(fails(404, BODY)));
    assertContains("Redirects are not followed", message(fails(301, "")));
    answer(404, BODY);
    Connectors connectors = connectors();
    assertContains(
        "connectors.fetch() shows the ids",
        message(assertThrows(NotFoundException.class, () -> connectors.delete(8))));
    answer(401, BODY);
    Connectors bearer =
        client(b -> b.credentials(Credentials.bearer("mm_123456789012"))).connectors();
    assertContains(
        "Check the API token",
        message(assertThrows(UnauthorizedException.class, () -> bearer.delete(8))));
  }

  @Test
  void everyErrorIsUncheckedAndOfOneFamily() {
    @Nullable Object failure = fails(418, "{'detail':'teapot'}");
    assertTrue(failure instanceof RuntimeException && failure instanceof MammothException);
  }
}
