package io.mammoth.connectors.kernel.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends bytes that no decent HTTP client would, over a connection of its own. */
final class Wire implements AutoCloseable {
  private final Socket socket;

  Wire(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      // So that a server that never answers fails a test instead of hanging it.
      socket.setSoTimeout(30_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole answer to a request on a connection that ends with it. */
  static String ask(int port, String... lines) {
    try (Wire wire = new Wire(port)) {
      return wire.send(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").rest();
    }
  }

  Wire send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything until the other side closes; a reset is a close too. */
  String rest() {
    StringBuilder text = new StringBuilder();
    try {
      for (int next = read(); next >= 0; next = read()) {
        text.append((char) next);
      }
    } catch (IOException e) {
      text.append('[').append(e.getMessage()).append(']');
    }
    return text.toString();
  }

  private int read() throws IOException {
    return socket.getInputStream().read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
