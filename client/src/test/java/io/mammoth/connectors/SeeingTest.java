package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener's events and the debug log. */
final class SeeingTest extends ServedTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  private final class Teller implements CallListener {
    private void tell(String what, CallEvent event) {
      told.add(what + " " + event.tries() + " " + event.status() + " " + event.delay());
      events.add(event);
    }

    @Override
    public void onAttempt(CallEvent event) {
      tell("attempt", event);
    }

    @Override
    public void onWait(CallEvent event) {
      tell("wait", event);
    }

    @Override
    public void onRetry(CallEvent event) {
      tell("retry", event);
    }

    @Override
    public void onDone(CallEvent event) {
      tell("done", event);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aListenerSeesEveryStep(boolean waiting) {
    answer(503, "");
    answer("[]");
    Connectors connectors =
        client(b -> b.timing(new PromptTiming()).listener(new Teller())).connectors();
    Object unused = waiting ? connectors.active() : connectors.async().active(4).join();
    assertEquals(
        List.of(
            "attempt 1 0 null",
            "wait 1 503 PT0.25S",
            "retry 2 503 null",
            "attempt 2 503 null",
            "done 2 200 null"),
        told);
    CallEvent done = events.get(4);
    assertEquals("GET /api/v2/workspaces/4/active_connectors", done.method() + " " + done.path());
    assertEquals(Duration.ofMillis(250), done.elapsed());
    assertEquals(request().getHeaders().get("X-Request-Id"), done.requestId());
    assertEquals(List.of(), unused);
  }

  @Test
  void aListenerSeesTheFailure() {
    answer(404, "");
    Connectors connectors = client(b -> b.listener(new Teller())).connectors();
    var failure = assertThrows(NotFoundException.class, connectors::fetch);
    assertEquals(failure, events.get(1).failure());
    assertEquals("done 1 404 null", told.get(1));
  }

  @Test
  void aListenerSeesTheEndEvenWhenAnAnswerTapFails() {
    answer("[]");
    Connectors connectors =
        client(b -> b.listener(new Teller()))
            .connectors()
            .withAnswers(
                answer -> {
                  throw new IllegalStateException();
                });
    var mine = assertThrows(IllegalStateException.class, connectors::active);
    assertEquals("done 1 200 null", told.get(told.size() - 1));
    assertSame(mine, events.get(events.size() - 1).failure());
  }

  @Test
  void defaultListenersDoNothing() {
    CallListener nothing = new CallListener() {};
    CallEvent event = new CallEvent("id", "GET", "/", 1, Duration.ZERO, 0, null, null);
    nothing.onAttempt(event);
    nothing.onWait(event);
    nothing.onRetry(event);
    nothing.onDone(event);
    assertEquals(1, event.tries());
  }

  private List<LogRecord> logged(boolean debug, Runnable call) {
    List<LogRecord> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("io.mammoth.connectors");
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      call.run();
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertEquals(debug, !lines.isEmpty());
    return lines;
  }

  @Test
  void theDebugLogShowsHeadersOfAShortListAtInfo() {
    server.enqueue(
        response(503, "{'detail':'BODY'}")
            .setHeader("Retry-After", "1")
            .setHeader("Server", "nginx " + SECRET)
            .setHeader("Set-Cookie", "COOKIE")
            .build());
    answer("[]");
    Connectors connectors = client(b -> b.debug(true).timing(new PromptTiming())).connectors();
    List<LogRecord> lines = logged(true, connectors::active);
    String all = lines.stream().map(LogRecord::getMessage).toList().toString();
    assertEquals(4, lines.size());
    assertContains("→ GET http", all);
    assertContains("/api/v2/workspaces/4/active_connectors", all);
    assertContains("← 503 GET", all);
    assertContains("Retry-After: 1", all);
    assertContains("Server: nginx ····", all);
    assertContains("X-WORKSPACE-ID: 4", all);
    assertContains("User-Agent: mammoth-connectors-java/", all);
    for (String hidden : List.of(KEY, SECRET, "COOKIE", "BODY", "X-API", "Hidden")) {
      assertFalse(all.contains(hidden), all);
    }
    assertTrue(
        lines.stream().allMatch(line -> line.getLevel().equals(java.util.logging.Level.INFO)));
  }

  @Test
  void theDebugLogShowsABrokenConnectionByItsClass() {
    server.close();
    server.getRequestCount();
    try (FaultServer broken = new FaultServer(talk -> talk.write(SECRET + "\r\n\r\n"))) {
      Connectors connectors =
          client(b -> b.debug(true).retry(Retry.none()).serverUrl(broken.address())).connectors();
      List<LogRecord> lines =
          logged(true, () -> assertThrows(TransportException.class, connectors::fetch));
      assertContains("✕ GET", lines.get(1).getMessage());
      assertFalse(lines.get(1).getMessage().contains(SECRET));
    }
  }

  /** What becomes of a request on a connection that the service closed while it was idle. */
  @Test
  void theDebugLogShowsNoRequestThatIsHeldBack() {
    PromptTiming timing = new PromptTiming();
    Semaphore closed = new Semaphore(0);
    try (FaultServer hangsUp =
        new FaultServer(
            talk -> {
              talk.write(FaultServer.response(200, "", "[]"));
              talk.socket().shutdownOutput();
              closed.release();
            })) {
      Connectors connectors =
          client(b -> b.debug(true).timing(timing).serverUrl(hangsUp.address())).connectors();
      List<LogRecord> lines =
          logged(
              true,
              () -> {
                connectors.active();
                closed.acquireUninterruptibly();
                timing.after(Duration.ofSeconds(5), () -> {});
                connectors.active();
              });
      assertEquals(4, lines.size());
      assertEquals(2, hangsUp.requests.get());
    }
  }

  @Test
  void whatEndsAThreadOfTheClientIsLoggedWithoutItsMessage() {
    Thread[] started = new Thread[1];
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  started[0] = Thread.currentThread();
                  throw new IllegalStateException(SECRET);
                })
            .build();
    MammothClient client = client(b -> b.httpClient(own));
    Connectors connectors = client.connectors();
    List<LogRecord> lines =
        logged(
            true,
            () -> {
              assertThrows(TransportException.class, connectors::active);
              client.close();
              assertDoesNotThrow(() -> started[0].join());
            });
    String all = new SimpleFormatter().format(lines.get(0));
    assertContains("ended with java.lang.IllegalStateException at io.mammoth", all);
    assertFalse(all.contains(SECRET));
  }

  @Test
  void theDebugLogHoldsNothingThatATerminalObeys() {
    String server = "Server: \u001b[2J\u001b]0;title\u0007 " + SECRET + "\r\n";
    try (FaultServer hostile = new FaultServer(FaultServer.answers(200, server, "[]"))) {
      Connectors connectors = client(b -> b.debug(true).serverUrl(hostile.address())).connectors();
      List<LogRecord> lines = logged(true, connectors::active);
      String answered = lines.get(1).getMessage();
      assertContains("Server: \\u001b[2J\\u001b]0;title\\u0007 ····", answered);
      assertTrue(answered.chars().noneMatch(Character::isISOControl), answered);
    }
  }

  @Test
  void withoutDebugNothingIsLogged() {
    answer("[]");
    Connectors connectors = connectors();
    assertEquals(0, logged(false, connectors::active).size());
  }

  @Test
  void theDebugVariableSwitchesTheLogOn() {
    answer("[]");
    var variables =
        java.util.Map.of(
            Environment.TOKEN, "mm_123456789012",
            Environment.SERVER, address(),
            Environment.DEBUG, "on");
    MammothClient client = keep(MammothClient.fromEnv(Environment.of(variables)));
    var lines = logged(true, () -> client.connectors().active(4));
    assertFalse(lines.toString().contains("mm_123456789012"));
  }

  @Test
  void anAnswerTapSeesWhatCame() {
    answer(404, "{'detail':'none'}");
    List<Answer> seen = new ArrayList<>();
    Connectors connectors = connectors().withAnswers(seen::add);
    assertThrows(NotFoundException.class, connectors::fetch);
    assertEquals(404, seen.get(0).status());
    assertEquals("application/json", seen.get(0).header("CONTENT-Type"));
    assertNotNull(seen.get(0).headers().get("content-length"));
    assertEquals(
        json("{'detail':'none'}"),
        new String(seen.get(0).body(), java.nio.charset.StandardCharsets.UTF_8));
  }
}
