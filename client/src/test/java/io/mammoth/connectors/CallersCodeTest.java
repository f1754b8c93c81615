package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller brings along (interceptors, listeners, taps) may fail, and fails in order. */
final class CallersCodeTest extends ServedTest {
  private void answerAlways(String text) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response(200, text).build();
          }
        });
  }

  static final class Thrower implements Interceptor {
    private final Throwable thrown;

    Thrower(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public okhttp3.Response intercept(Chain chain) {
      throw sneaky(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnInterceptorThrowsEndsTheCall(boolean waiting) {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("mine"), new AssertionError("mine"), new Exception("x"))) {
      OkHttpClient own = new OkHttpClient.Builder().addInterceptor(new Thrower(thrown)).build();
      Connectors connectors = client(b -> b.httpClient(own)).connectors();
      var failure =
          assertThrows(
              TransportException.class,
              () ->
                  Faults.unwrapped(waiting ? connectors::fetch : connectors.async().fetch()::join));
      assertEquals(0, failure.attempts());
      Throwable cause = java.util.Objects.requireNonNull(failure.getCause());
      assertSame(thrown, cause);
      assertEquals(0, server.getRequestCount());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnInterceptorThrowsAfterTheAnswerEndsTheCall(boolean waiting) {
    answerAlways(SAVED);
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  throw new IllegalStateException("mine");
                })
            .build();
    Connectors connectors = client(b -> b.httpClient(own)).connectors();
    var failure =
        assertThrows(TransportException.class, () -> Faults.Write.DELETE.send(connectors, waiting));
    assertTrue(failure.mayHaveTakenEffect());
    assertEquals(1, failure.attempts());
    assertContains("something in this program failed", message(failure));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aListenerThatFailsHasNoSay(boolean waiting) {
    answer(500, "");
    answer("[]");
    CallListener failing =
        new CallListener() {
          @Override
          public void onAttempt(CallEvent event) {
            throw new IllegalStateException("mine");
          }

          @Override
          public void onWait(CallEvent event) {
            throw new AssertionError("mine");
          }

          @Override
          public void onDone(CallEvent event) {
            throw new StackOverflowError("mine");
          }
        };
    Connectors connectors =
        client(b -> b.timing(new PromptTiming()).listener(failing)).connectors();
    assertEquals(List.of(), waiting ? connectors.active() : connectors.async().active(4).join());
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void aViewWithNothingIsRefusedBeforeItIsUsed() {
    Connectors connectors = connectors();
    assertThrows(NullPointerException.class, () -> connectors.withRetry(nothing()));
    assertThrows(NullPointerException.class, () -> connectors.withAnswers(nothing()));
    assertThrows(NullPointerException.class, () -> connectors.withTimeout(nothing()));
  }

  @Test
  void whatAnAnswerTapThrowsIsItsOwn() {
    answer("[]");
    var own = new IllegalStateException("mine");
    Connectors connectors =
        connectors()
            .withAnswers(
                answer -> {
                  throw own;
                });
    assertSame(own, assertThrows(IllegalStateException.class, connectors::active));
    answer("[]");
    var future = connectors.async().active(4);
    assertSame(own, assertThrows(ExecutionException.class, future::get).getCause());
  }

  @Test
  void aCauseThatRepeatsACredentialIsHiddenButStillDiagnosed() {
    Thrower unknownHost = new Thrower(new UnknownHostException(SECRET + ": no such host"));
    OkHttpClient own = new OkHttpClient.Builder().addInterceptor(unknownHost).build();
    Connectors connectors = client(b -> b.httpClient(own).retry(Retry.none())).connectors();
    var failure = assertThrows(TransportException.class, connectors::fetch);
    assertContains("the host is unknown", message(failure));
    assertFalse(LeakSearch.printed(failure).contains(SECRET));
  }
}
