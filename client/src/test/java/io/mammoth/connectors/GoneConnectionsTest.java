package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests after the service silently closed a connection that was idle. */
final class GoneConnectionsTest {
  private static final String LIST =
      FaultServer.response(200, "", ServedTest.json("{'connectors':[]}"));
  private static final String SAVED = FaultServer.response(201, "", Faults.OK);

  private final PromptTiming timing = new PromptTiming();
  private final List<Answer> answers = new ArrayList<>();
  private final Semaphore closed = new Semaphore(0);

  /** Answers, and hangs up without a word. */
  private FaultServer hangsUp() {
    return new FaultServer(
        talk -> {
          talk.write(talk.head().startsWith("GET") ? LIST : SAVED);
          talk.socket().shutdownOutput();
          closed.release();
        });
  }

  private static FaultServer staysOpen() {
    return new FaultServer(talk -> talk.write(talk.head().startsWith("GET") ? LIST : SAVED));
  }

  private MammothClient client(FaultServer server) {
    return MammothClient.builder()
        .serverUrl(server.address())
        .credentials(ServedTest.PAIR)
        .timing(timing)
        .build();
  }

  private void pass(Duration time) {
    timing.after(time, () -> {});
    timing.waits.clear();
  }

  /** Calls before and after a time in which the connection is idle. */
  private void assertEachOnceOnTheWire(Consumer<Connectors> call) throws IOException {
    try (FaultServer server = hangsUp();
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors().withAnswers(answers::add);
      connectors.fetch();
      closed.acquireUninterruptibly();
      pass(Duration.ofSeconds(5));
      call.accept(connectors);
      assertEquals(List.of(1, 1), answers.stream().map(Answer::attempts).toList());
      assertEquals(2, server.requests.get());
      assertEquals(List.of(), timing.waits);
    }
  }

  @Test
  void aReadGoesOverAnotherConnectionAtOnce() throws IOException {
    assertEachOnceOnTheWire(Connectors::fetch);
  }

  @Test
  void aWriteGoesOverAnotherConnectionAtOnce() throws IOException {
    assertEachOnceOnTheWire(connectors -> connectors.create("Odoo"));
  }

  @Test
  void aCallWithoutRetriesGoesOverAnotherConnectionAllTheSame() throws IOException {
    assertEachOnceOnTheWire(connectors -> connectors.withRetry(Retry.none()).fetch());
  }

  @Test
  void anAsynchronousCallGoesOverAnotherConnectionAllTheSame() throws IOException {
    assertEachOnceOnTheWire(connectors -> connectors.async().fetch().join());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void aConnectionThatIsStillThereIsUsedAgain(int idle) {
    try (FaultServer server = staysOpen();
        MammothClient mammoth = client(server)) {
      Connectors connectors = mammoth.connectors();
      connectors.fetch();
      pass(Duration.ofSeconds(idle));
      connectors.fetch();
      assertEquals(1, server.connections.get());
      assertEquals(2, server.requests.get());
    }
  }
}
