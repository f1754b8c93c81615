package io.mammoth.connectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.BufferedSocketKt;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.Header;
import okhttp3.internal.http2.Http2Connection;
import okhttp3.internal.http2.Http2Stream;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;

/**
 * A stream of an HTTP/2 connection as a fault sees it: what it writes in the form of HTTP/1.1 goes
 * out as frames, and closing it closes the connection.
 */
final class StreamSocket extends Socket {
  private final Http2Stream stream;
  private final Socket connection;
  private final Frames frames = new Frames();
  private int patience;

  private StreamSocket(Http2Stream stream, Socket connection) {
    this.stream = stream;
    this.connection = connection;
  }

  /** What serves one stream. */
  interface Handler {
    void serve(StreamSocket stream);
  }

  /** Serves the streams of a connection, each in a thread of its own. */
  static void serveAll(Socket connection, Handler handler) throws IOException {
    new Http2Connection.Builder(false, TaskRunner.INSTANCE)
        .socket(BufferedSocketKt.asBufferedSocket(connection), "client")
        .listener(
            new Http2Connection.Listener() {
              @Override
              public void onStream(Http2Stream stream) {
                FaultServer.thread(() -> handler.serve(new StreamSocket(stream, connection)));
              }
            })
        .build()
        .start();
  }

  /** The request's head in the form of HTTP/1.1. */
  String head() throws IOException {
    Headers headers = stream.takeHeaders(false);
    StringBuilder head = new StringBuilder();
    head.append(headers.get(":method")).append(' ').append(headers.get(":path"));
    head.append(" HTTP/2\r\n");
    headers.forEach(
        header -> {
          if (!header.getFirst().startsWith(":")) {
            head.append(header.getFirst()).append(": ").append(header.getSecond()).append("\r\n");
          }
        });
    return head.append("\r\n").toString();
  }

  void readBody() throws IOException {
    BufferedSource body = Okio.buffer(stream.getSource());
    body.readByteArray();
  }

  /** Which stream of its connection this is, from 1 on. */
  int ordinal() {
    // OkHttp leaves out the stream that an upgrade of HTTP/1.1 would have had.
    return stream.getId() / 2;
  }

  /** Ends the response, whatever length it announced. */
  void finish() throws IOException {
    stream.getSink().close();
  }

  /** Ends the stream alone, with a code. */
  void end(ErrorCode code) throws IOException {
    stream.close(code, null);
  }

  /** Says that this stream, or the one before it, is the last one that is served. */
  void goAway(boolean servesThisOne) throws IOException {
    int last = servesThisOne ? stream.getId() : stream.getId() - 2;
    stream.getConnection().getWriter().goAway(last, ErrorCode.NO_ERROR, new byte[0]);
  }

  @Override
  public OutputStream getOutputStream() {
    return frames;
  }

  /** Ends when the client ends the stream, or the connection. */
  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        awaitEnd();
        return -1;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return read();
      }
    };
  }

  private void awaitEnd() throws SocketTimeoutException {
    synchronized (stream) {
      try {
        if (patience > 0 && stream.getErrorCode$okhttp() == null) {
          stream.wait(patience);
          if (stream.getErrorCode$okhttp() == null) {
            throw new SocketTimeoutException();
          }
        }
        while (stream.getErrorCode$okhttp() == null) {
          stream.wait();
        }
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    patience = millis;
  }

  @Override
  public boolean isClosed() {
    return connection.isClosed() || stream.getErrorCode$okhttp() != null;
  }

  @Override
  public void shutdownOutput() throws IOException {
    connection.shutdownOutput();
  }

  @Override
  public synchronized void close() throws IOException {
    connection.close();
  }

  /** Makes frames of the bytes of an answer of HTTP/1.1. */
  private final class Frames extends OutputStream {
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean inBody;
    private long left = Long.MAX_VALUE;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int at = from;
      while (at < from + length && !inBody) {
        byte next = bytes[at++];
        head.write(next);
        String text = next == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : "";
        if (text.endsWith("\r\n\r\n")) {
          begin(text);
        }
      }
      if (at < from + length) {
        Buffer data = new Buffer().write(bytes, at, from + length - at);
        left -= data.size();
        stream.getSink().write(data, data.size());
        stream.getSink().flush();
        if (left <= 0) {
          stream.getSink().close();
        }
      }
    }

    private void begin(String text) throws IOException {
      String[] lines = text.split("\r\n", -1);
      List<Header> headers = new ArrayList<>();
      headers.add(new Header(":status", lines[0].split(" ", -1)[1]));
      for (int i = 1; i < lines.length - 2; i++) {
        int colon = lines[i].indexOf(':');
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        String value = lines[i].substring(colon + 1).strip();
        headers.add(new Header(name, value));
        if (name.equals("content-length")) {
          left = Long.parseLong(value);
        }
      }
      inBody = true;
      stream.writeHeaders(headers, left == 0, true);
    }
  }
}
