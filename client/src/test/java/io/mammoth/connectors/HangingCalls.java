package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls that hang, each in another phase, for tests that end them. */
final class HangingCalls {
  private static final String FIRST = "{\"connectors\":[{}],\"next\":\"?offset=1\"}";

  private final List<AutoCloseable> open = new ArrayList<>();

  /** Ends all of them. */
  void end() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    open.clear();
  }

  /** The client of the call that was set up last. */
  AutoCloseable lastClient() {
    return open.get(0);
  }

  /** What hangs, and how to wait until it does. */
  record Hanging(Connectors connectors, @Nullable FaultServer server, Arrival arrival) {
    int requests() {
      return server == null ? 0 : server.requests.get();
    }
  }

  interface Arrival {
    void await() throws InterruptedException;
  }

  static void drip(FaultServer.Talk talk) throws IOException {
    talk.write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n[");
    talk.stall();
  }

  static void secondPage(FaultServer.Talk talk) throws IOException {
    if (talk.head().contains("offset=1")) {
      talk.stall();
    } else {
      talk.write(FaultServer.response(200, "", FIRST));
    }
  }

  <T extends AutoCloseable> T keep(T closeable) {
    open.add(0, closeable);
    return closeable;
  }

  MammothClient client(String address, Consumer<MammothClient.Builder> more) {
    MammothClient.Builder builder =
        MammothClient.builder().serverUrl(address).credentials(ServedTest.PAIR).workspace(4);
    more.accept(builder);
    return keep(builder.build());
  }

  Hanging stalling(FaultServer.Fault fault) {
    return stalling(fault, Wire.HTTP_1);
  }

  Hanging stalling(FaultServer.Fault fault, Wire wire) {
    FaultServer server = keep(new FaultServer(fault, wire));
    return new Hanging(
        client(server.address(), any -> {}).connectors(), server, server.stalled::acquire);
  }

  static Hanging connecting(HangingCalls test) throws IOException {
    ServerSocket full = test.keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (Socket socket : DeadlinesTest.fill(full)) {
      test.keep(socket);
    }
    CountDownLatch tried = new CountDownLatch(1);
    var connectors =
        test.client("http://127.0.0.1:" + full.getLocalPort(), b -> b.listener(attempts(tried)));
    return new Hanging(connectors.connectors(), null, tried::await);
  }

  private static CallListener attempts(CountDownLatch latch) {
    return new CallListener() {
      @Override
      public void onAttempt(CallEvent event) {
        latch.countDown();
      }

      @Override
      public void onWait(CallEvent event) {
        latch.countDown();
      }
    };
  }

  static Hanging backingOff(HangingCalls test) {
    FaultServer server = test.keep(new FaultServer(FaultServer.answers(503, "", "")));
    PromptTiming timing = new PromptTiming();
    timing.held = true;
    CountDownLatch waiting = new CountDownLatch(2);
    var client = test.client(server.address(), b -> b.timing(timing).listener(attempts(waiting)));
    return new Hanging(client.connectors(), server, waiting::await);
  }

  /** 64 calls are under way, so that the next one waits for its turn. */
  static Hanging queued(HangingCalls test, Wire wire) {
    FaultServer server = test.keep(new FaultServer(FaultServer.Talk::stall, wire));
    CountDownLatch tried = new CountDownLatch(65);
    var client = test.client(server.address(), b -> b.listener(attempts(tried)));
    List<CompletableFuture<?>> before = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      before.add(client.connectors().async().fetch());
    }
    server.stalled.acquireUninterruptibly(64);
    assertEquals(64, before.size());
    return new Hanging(client.connectors(), server, tried::await);
  }
}
