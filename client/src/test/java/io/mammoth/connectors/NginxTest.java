package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The long proof: behind a real nginx with HTTP/2, which ends connections under load. */
@EnabledIfSystemProperty(
    named = "mammoth.long",
    matches = "true",
    disabledReason = "a long proof, by -Plong")
final class NginxTest {
  private static final int THREADS = 8;
  private static final int EACH = 100;

  private final Queue<MammothException> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> attempts = new ConcurrentLinkedQueue<>();

  @TempDir Path folder = Path.of("");

  /** Calls from 8 threads; in the middle of it, another thread may act. */
  private void load(Nginx nginx, ToIntFunction<Connectors> call, int reloads) throws Exception {
    try (MammothClient mammoth =
        MammothClient.builder()
            .serverUrl(nginx.address())
            .credentials(ServedTest.PAIR)
            .workspace(4)
            .build()) {
      Connectors connectors = mammoth.connectors();
      List<Thread> threads =
          IntStream.range(0, THREADS)
              .mapToObj(any -> new Thread(() -> calls(connectors, call)))
              .toList();
      threads.forEach(Thread::start);
      for (int i = 1; i <= reloads; i++) {
        while (attempts.size() + failures.size() < i * THREADS * EACH / (reloads + 1)) {
          Thread.onSpinWait();
        }
        nginx.reload();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private void calls(Connectors connectors, ToIntFunction<Connectors> call) {
    for (int i = 0; i < EACH; i++) {
      try {
        attempts.add(call.applyAsInt(connectors));
      } catch (MammothException lost) {
        failures.add(lost);
      }
    }
  }

  private void assertNothingIsLost(ToIntFunction<Connectors> call, int perConnection, int reloads)
      throws Exception {
    String list = ServedTest.json("{'connectors':[]}");
    try (FaultServer upstream =
            new FaultServer(
                talk ->
                    talk.write(
                        talk.head().startsWith("GET")
                            ? FaultServer.response(200, "", list)
                            : FaultServer.response(201, "", Faults.OK)));
        Nginx nginx = new Nginx(folder, upstream.port(), perConnection)) {
      load(nginx, call, reloads);
      System.out.printf(
          "Behind nginx, %d requests a connection, %d reloads: %d of %d calls lost, %d with several"
              + " attempts, %d requests came through%n",
          perConnection,
          reloads,
          failures.size(),
          THREADS * EACH,
          attempts.stream().filter(count -> count > 1).count(),
          upstream.requests.get());
      assertEquals(List.of(), List.copyOf(failures));
      assertEquals(THREADS * EACH, upstream.requests.get());
      assertEquals(0, attempts.stream().filter(count -> count != 1).count());
    }
  }

  @Test
  void noCreateIsLostWhenConnectionsEndAfterTwentyRequests() throws Exception {
    assertNothingIsLost(connectors -> connectors.create("Odoo").attempts(), 20, 0);
  }

  @Test
  void noReadIsLostWhenConnectionsEndAfterTwentyRequests() throws Exception {
    assertNothingIsLost(connectors -> connectors.fetch().attempts(), 20, 0);
  }

  @Test
  void noCreateIsLostWhenTheConfigurationIsReloaded() throws Exception {
    assertNothingIsLost(connectors -> connectors.create("Odoo").attempts(), 1000, 4);
  }
}
