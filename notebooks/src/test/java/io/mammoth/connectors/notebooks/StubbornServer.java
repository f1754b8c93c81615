package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that never comes to an end, and knows when its caller hangs up. */
final class StubbornServer implements AutoCloseable {

  /** What it answers. */
  enum Manner {
    /** Nothing. */
    SILENT,
    /** One page after the other, each with a next one. */
    ENDLESS,
    /** That it is busy, and to come back in 20 seconds, which a call waits for. */
    BUSY
  }

  private final ServerSocket socket;
  private final Manner manner;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch asked;
  private final CountDownLatch hungUp = new CountDownLatch(1);

  /** Counts as asked after so many requests. */
  StubbornServer(Manner manner, int asked) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.manner = manner;
    this.asked = new CountDownLatch(asked);
    daemon(this::accept);
  }

  Map<String, String> variables() {
    return Map.of(
        "MAMMOTHANALYTICS_SERVER_URL", "http://127.0.0.1:" + socket.getLocalPort(),
        "MAMMOTHANALYTICS_WORKSPACE_ID", "4",
        "MAMMOTHANALYTICS_API_TOKEN", "mm_test");
  }

  int requests() {
    return requests.get();
  }

  boolean wasAsked() throws InterruptedException {
    return asked.await(60, TimeUnit.SECONDS);
  }

  boolean hungUpWithin(int millis) throws InterruptedException {
    return hungUp.await(millis, TimeUnit.MILLISECONDS);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "stubborn");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket caller = socket.accept();
        daemon(() -> serve(caller));
      }
    } catch (IOException closed) {
      hungUp.countDown();
    }
  }

  private void serve(Socket caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          answer(caller);
        }
      }
    } catch (IOException reset) {
      // Hung up as well.
    }
    hungUp.countDown();
  }

  private void answer(Socket caller) throws IOException {
    int number = requests.incrementAndGet();
    asked.countDown();
    switch (manner) {
      case SILENT -> {}
      case ENDLESS -> send(caller, "200 OK", "", page(number));
      case BUSY -> send(caller, "503 Busy", "Retry-After: 20\r\n", "{}");
    }
  }

  private static String page(int number) {
    return "{\"connectors\":[{\"name_key\":\"k"
        + number
        + "\"}],\"limit\":1,\"offset\":"
        + (number - 1)
        + ",\"next\":\"/x?limit=1&offset="
        + number
        + "\"}";
  }

  private static void send(Socket caller, String status, String header, String body)
      throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\n"
            + header
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n";
    caller.getOutputStream().write((head + body).getBytes(UTF_8));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
