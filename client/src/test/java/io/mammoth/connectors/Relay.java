package io.mammoth.connectors;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * A network between client and server that can forget a connection, as one does when a laptop slept
 * or a balancer restarted: nothing of it comes through any more, and neither side is told.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private final int to;
  private final int cuts;
  private final List<Link> links = new CopyOnWriteArrayList<>();

  /** A permit for each connection that its client closed. */
  final Semaphore closedByClient = new Semaphore(0);

  /** A connection and the one behind it. */
  private static final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean forgotten;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    /** Until one of them closes its side; whether that was the sender. */
    boolean pass(Socket from, Socket to) {
      byte[] bytes = new byte[16 * 1024];
      try {
        for (int count = read(from, bytes); count >= 0; count = read(from, bytes)) {
          if (!forgotten) {
            to.getOutputStream().write(bytes, 0, count);
          }
        }
        if (!forgotten) {
          to.shutdownOutput();
        }
        return true;
      } catch (IOException ofReceiver) {
        return false;
      }
    }

    private static int read(Socket from, byte[] bytes) {
      try {
        from.setTcpNoDelay(true);
        return from.getInputStream().read(bytes);
      } catch (IOException reset) {
        return -1;
      }
    }
  }

  Relay(int to) throws IOException {
    this(to, 0);
  }

  /** Ends the first connections after the client's first bytes, which TLS calls its hello. */
  Relay(int to, int cuts) throws IOException {
    this.to = to;
    this.cuts = cuts;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FaultServer.thread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return links.size();
  }

  /** Forgets the connections of this moment; later ones are served. */
  void forgetConnections() {
    links.forEach(link -> link.forgotten = true);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), to));
        links.add(link);
        if (links.size() <= cuts) {
          FaultServer.thread(() -> cut(client));
          continue;
        }
        FaultServer.thread(
            () -> {
              if (link.pass(link.client, link.server)) {
                closedByClient.release();
              }
            });
        FaultServer.thread(() -> link.pass(link.server, link.client));
      }
    } catch (IOException closed) {
      // No more connections.
    }
  }

  private static void cut(Socket client) {
    try (client) {
      var unusedHello = client.getInputStream().read(new byte[16 * 1024]);
    } catch (IOException ended) {
      // Ended is what it should be.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Link link : links) {
      link.client.close();
      link.server.close();
    }
  }
}
