package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a notebook remembers of its calls, when several threads make them. */
final class CallerThreadsTest {

  private static CallEvent event(String path, ConfigurationException failure) {
    return new CallEvent("id", "GET", path, 1, Duration.ZERO, 0, null, failure);
  }

  /** The path that the call asked for is the class that its failure came from. */
  private static ConfigurationException failure(String type) {
    ConfigurationException failure = new ConfigurationException("refused");
    failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "m", null, 1)});
    return failure;
  }

  @Test
  void aWriteOfAnotherThreadIsNotFiledUnderThePlanThatIsApplied() throws Exception {
    Notebook.sandbox();
    Path journal = Path.of("plan.jsonl");
    WriteLog.HERE.began(journal);
    try {
      Notebook.connectors.create("Of the plan");
      assertEquals(journal, Objects.requireNonNull(WriteLog.HERE.last()).journal());
      Thread other = new Thread(() -> Notebook.connectors.create("Of another thread"));
      other.start();
      other.join();
      assertNull(Objects.requireNonNull(WriteLog.HERE.last()).journal());
    } finally {
      WriteLog.HERE.ended();
    }
    Notebook.connectors.create("After the plan");
    assertNull(Objects.requireNonNull(WriteLog.HERE.last()).journal());
  }

  @Test
  void theLastFailureAndItsFramesAreOfOneCall() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> callers = new ArrayList<>();
    for (String type : List.of("first", "second")) {
      Thread caller =
          new Thread(
              () -> {
                while (!over.get()) {
                  LastFailure.LISTENER.onDone(event("/" + type, failure(type)));
                }
              });
      caller.start();
      callers.add(caller);
    }
    LastFailure.LISTENER.onDone(event("/first", failure("first")));
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String card = LastFailure.LISTENER.card().toString();
      if (card.contains("/first") == card.contains("second.m")) {
        mixed.add(card);
      }
    }
    over.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(List.of(), mixed);
  }

  @Test
  void everyEventOfACallReachesTheNextListenerWhenDebuggingIsOn() {
    List<String> heard = new ArrayList<>();
    CallListener next =
        new CallListener() {
          @Override
          public void onAttempt(CallEvent event) {
            heard.add("attempt");
          }

          @Override
          public void onWait(CallEvent event) {
            heard.add("wait");
          }

          @Override
          public void onRetry(CallEvent event) {
            heard.add("retry");
          }

          @Override
          public void onDone(CallEvent event) {
            heard.add("done");
          }
        };
    FakeHost host = new FakeHost();
    CallLines lines = new CallLines(() -> host, next);
    CallEvent event = event("/x", failure("any"));
    lines.onAttempt(event);
    lines.onWait(event);
    lines.onRetry(event);
    lines.onAttempt(event);
    lines.onDone(event);
    assertEquals(List.of("attempt", "wait", "retry", "attempt", "done"), heard);
    assertTrue(host.told.size() == 4, host.told::toString);
  }
}
