package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** R15: after many calls, most of which failed, nothing of them is left. */
final class LeaksTest extends ServedTest {

  private static List<FaultServer.Fault> mixed() {
    List<FaultServer.Fault> mixed = new ArrayList<>();
    Faults.all().stream()
        .filter(fault -> !fault.name().equals("silent"))
        .forEach(fault -> mixed.add(fault.fault()));
    mixed.add(FaultServer.answers(200, "", "[]"));
    mixed.add(FaultServer.answers(200, "", "<html>"));
    mixed.add(FaultServer.answers(200, "", " ".repeat(2000)));
    mixed.add(talk -> talk.write("nonsense\r\n\r\n"));
    return mixed;
  }

  @Test
  void manyMixedCallsLeaveNoConnectionOrDescriptorBehind() throws InterruptedException {
    ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
    OkHttpClient own = new OkHttpClient.Builder().connectionPool(pool).build();
    List<FaultServer.Fault> mixed = mixed();
    try (FaultServer server =
            new FaultServer(talk -> mixed.get(talk.number() % mixed.size()).play(talk));
        MammothClient client =
            client(
                b ->
                    b.serverUrl(server.address())
                        .httpClient(own)
                        .maxBody(1000)
                        .retry(Retry.none()))) {
      calls(client.connectors(), 50);
      int before = descriptors();
      calls(client.connectors(), Effort.times(200, 1000));
      awaitIdle(pool);
      int after = descriptors();
      System.out.printf(
          "%s requests: %d connections, all of them idle; descriptors %d before, %d after%n",
          server.requests, pool.connectionCount(), before, after);
      assertTrue(pool.connectionCount() <= 5);
      assertTrue(after - before <= Effort.times(20, 5), before + " " + after);
    } finally {
      pool.evictAll();
    }
  }

  private static void calls(Connectors connectors, int number) {
    for (int call = 0; call < number; call++) {
      try {
        Object unused =
            call % 2 == 0
                ? connectors.active(4)
                : Faults.unwrapped(() -> connectors.async().active(4).join());
      } catch (MammothException expected) {
        // What is left behind is what counts.
      }
    }
  }

  /** The last connections are given back a moment after their calls ended. */
  private static void awaitIdle(ConnectionPool pool) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (pool.connectionCount() != pool.idleConnectionCount() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(pool.connectionCount(), pool.idleConnectionCount());
  }

  /** Counted where the system shows them; else there are none to compare. */
  private static int descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  @Test
  void clientsThatComeAndGoLeaveNoMemoryOrThreadBehind() {
    try (FaultServer server = new FaultServer(FaultServer.answers(200, "", "[]"))) {
      cycles(server, 20);
      long before = used();
      Duration longest = cycles(server, 100);
      long growth = used() - before;
      System.out.println("100 clients: " + growth / 1024 + " KiB more, closed within " + longest);
      assertTrue(growth < 4 << 20, () -> growth + " bytes");
      assertTrue(longest.toMillis() < (Effort.LONG ? 2000 : 20_000), longest::toString);
    }
  }

  private Duration cycles(FaultServer server, int number) {
    Duration longest = Duration.ZERO;
    for (int cycle = 0; cycle < number; cycle++) {
      MammothClient client =
          MammothClient.builder().serverUrl(server.address()).credentials(PAIR).build();
      client.connectors().active(4);
      client.connectors().async().active(4).join();
      long began = System.nanoTime();
      client.close();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    return longest;
  }

  /** The least that is in use after several collections: what is really held. */
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void aListThatWasLeftInTheMiddleIsForgotten() throws InterruptedException {
    answer("{'connectors':[{}],'next':'?offset=1'}");
    answer("{'connectors':[{}],'next':'?offset=2'}");
    answer("{'connectors':[{}],'next':'?offset=3'}");
    var ref = new java.lang.ref.WeakReference<>(leaveInTheMiddle(connectors()));
    for (int round = 0; round < 50 && ref.get() != null; round++) {
      System.gc();
      new java.util.concurrent.CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    assertEquals(null, ref.get());
  }

  private Object leaveInTheMiddle(Connectors connectors) {
    var pages = connectors.listAll().pages().iterator();
    pages.next();
    pages.next();
    request();
    request();
    request();
    return pages;
  }
}
