package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The threads that a listener is called on, and the order of what it is told. */
final class ListenerThreadsTest extends ServedTest {
  private static final Retry QUICK =
      Retry.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ofSeconds(60));

  /** Remembers the thread of each event. */
  private static final class Threads implements CallListener {
    final Map<String, Thread> of = new ConcurrentHashMap<>();

    @Override
    public void onAttempt(CallEvent event) {
      of.put("attempt " + event.tries(), Thread.currentThread());
    }

    @Override
    public void onWait(CallEvent event) {
      of.put("wait", Thread.currentThread());
    }

    @Override
    public void onRetry(CallEvent event) {
      of.put("retry", Thread.currentThread());
    }

    @Override
    public void onDone(CallEvent event) {
      of.put("done", Thread.currentThread());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyEventComesOnTheThreadThatIsPromised(boolean waiting) {
    answer(503, "");
    answer("[]");
    Threads threads = new Threads();
    Connectors connectors = client(b -> b.retry(QUICK).listener(threads)).connectors();
    assertEquals(List.of(), waiting ? connectors.active() : connectors.async().active(4).join());
    assertSame(Thread.currentThread(), threads.of.get("attempt 1"));
    assertEquals(waiting, threads.of.get("done") == Thread.currentThread());
    for (String event : List.of("wait", "retry", "attempt 2", waiting ? "wait" : "done")) {
      String name = String.valueOf(threads.of.get(event));
      // OkHttp calls a thread of mammoth-call by its request until the call has left it.
      boolean inCall =
          name.contains("mammoth-call") || name.contains("OkHttp " + server.url("/..."));
      assertTrue(inCall || name.contains("mammoth-completion"), name);
    }
  }

  @Test
  void aListenerThatBlocksDelaysNoOtherCall() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Semaphore inside = new Semaphore(0);
    CallListener blocking =
        new CallListener() {
          @Override
          public void onRetry(CallEvent event) {
            inside.release();
            try {
              end.await();
            } catch (InterruptedException stop) {
              throw new AssertionError(stop);
            }
          }
        };
    try (FaultServer service =
        new FaultServer(
            talk -> {
              if (talk.head().contains("subscription")) {
                talk.stall();
              } else {
                talk.write(FaultServer.response(503, "", ""));
              }
            })) {
      Connectors connectors =
          client(b -> b.serverUrl(service.address()).retry(QUICK).listener(blocking)).connectors();
      var blocked = connectors.async().active(4);
      inside.acquire();
      var other = connectors.withTimeout(Duration.ofMillis(300)).async().fetch();
      var late = assertThrows(ExecutionException.class, () -> other.get(10, TimeUnit.SECONDS));
      assertSame(
          TransportException.Phase.DEADLINE,
          assertInstanceOf(TransportException.class, late.getCause()).phase());
      assertFalse(blocked.isDone());
    } finally {
      end.countDown();
    }
  }

  /** The status alone would be retried; the call ends while the rest of the response is read. */
  @Test
  void nothingIsToldAfterTheEnd() throws Exception {
    Semaphore done = new Semaphore(0);
    Semaphore later = new Semaphore(0);
    CallListener listener =
        new CallListener() {
          @Override
          public void onWait(CallEvent event) {
            later.release();
          }

          @Override
          public void onDone(CallEvent event) {
            done.release();
          }
        };
    try (FaultServer service =
        new FaultServer(
            talk -> {
              talk.write("HTTP/1.1 503 X\r\nContent-Length: 900\r\n\r\n{");
              talk.stall();
            })) {
      var async =
          client(b -> b.serverUrl(service.address()).timing(new PromptTiming()).listener(listener))
              .connectors()
              .async();
      for (int call = 0; call < 20; call++) {
        var future = async.fetch();
        service.stalled.acquire();
        assertTrue(future.cancel(true));
        done.acquire();
      }
      assertFalse(later.tryAcquire(300, TimeUnit.MILLISECONDS));
    }
  }
}
