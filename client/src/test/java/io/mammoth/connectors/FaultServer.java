package io.mammoth.connectors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that reads requests as they are, counts them, and answers byte for byte as told. */
final class FaultServer implements AutoCloseable {
  /** What happens after a request was read. */
  interface Fault {
    void play(Talk talk) throws IOException, InterruptedException;
  }

  /** One request on its connection. */
  record Talk(FaultServer server, Socket socket, Socket raw, String head, int number) {
    void write(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    void reset() throws IOException {
      raw.setSoLinger(true, 0);
      raw.close();
    }

    /** This request's stream, over HTTP/2. */
    StreamSocket stream() {
      return (StreamSocket) socket;
    }

    /** Until the client hangs up, or this server is closed. */
    void stall() throws IOException {
      server.stalled.release();
      boolean hungUp;
      try {
        hungUp = socket.getInputStream().read() < 0;
      } catch (IOException withoutWord) {
        // TLS says a goodbye of its own, which a client that cancels leaves out.
        hungUp = !(socket == raw);
      }
      if (hungUp) {
        server.hungUp.release();
      }
    }
  }

  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger connections = new AtomicInteger();
  final Queue<String> heads = new ConcurrentLinkedQueue<>();

  /** A permit for each talk that stalls. */
  final Semaphore stalled = new Semaphore(0);

  /** A permit for each stalled talk whose client hung up. */
  final Semaphore hungUp = new Semaphore(0);

  private final ServerSocket listening;
  private final Fault fault;
  private final Wire wire;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  FaultServer(Fault fault) {
    this(fault, InetAddress.getLoopbackAddress());
  }

  FaultServer(Fault fault, InetAddress address) {
    this(fault, address, Wire.HTTP_1);
  }

  FaultServer(Fault fault, Wire wire) {
    this(fault, InetAddress.getLoopbackAddress(), wire);
  }

  private FaultServer(Fault fault, InetAddress address, Wire wire) {
    this.fault = fault;
    this.wire = wire;
    wire.prepare();
    try {
      this.listening = new ServerSocket(0, 200, address);
    } catch (IOException taken) {
      throw new AssertionError(taken);
    }
    thread(this::accept);
  }

  String address() {
    return wire.scheme + "://localhost:" + port() + "/api/v2";
  }

  int port() {
    return listening.getLocalPort();
  }

  static void thread(Runnable task) {
    Thread thread = new Thread(task, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        thread(() -> serve(socket));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void serve(Socket raw) {
    if (wire == Wire.HTTP_2_TLS) {
      serveStreams(raw);
      return;
    }
    try (raw;
        Socket socket = wire.served(raw)) {
      raw.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String head = head(in); head != null; head = head(in)) {
        heads.add(head);
        Talk talk = new Talk(this, socket, raw, head, requests.incrementAndGet());
        if (!head.contains("X-Fault: head-only")) {
          in.readNBytes(length(head));
        }
        fault.play(talk);
      }
    } catch (IOException | InterruptedException ended) {
      // The client's side of the story is what is tested.
    } finally {
      open.remove(raw);
    }
  }

  private void serveStreams(Socket raw) {
    try {
      raw.setTcpNoDelay(true);
      StreamSocket.serveAll(wire.served(raw), stream -> serve(stream, raw));
    } catch (IOException ended) {
      open.remove(raw);
    }
  }

  private void serve(StreamSocket stream, Socket raw) {
    try {
      String head = stream.head();
      heads.add(head);
      Talk talk = new Talk(this, stream, raw, head, requests.incrementAndGet());
      if (!head.contains("x-fault: head-only")) {
        stream.readBody();
      }
      fault.play(talk);
    } catch (IOException | InterruptedException ended) {
      // The client's side of the story is what is tested.
    }
  }

  private static @Nullable String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int length(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    return 0;
  }

  static String response(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return "HTTP/1.1 "
        + status
        + " X\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  static Fault answers(int status, String headers, String body) {
    String response = response(status, headers, body);
    return talk -> talk.write(response);
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException already) {
      // Closed is what it should be.
    }
  }
}
