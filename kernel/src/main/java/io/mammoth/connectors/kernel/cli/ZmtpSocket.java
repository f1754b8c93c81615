package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's end of a ZeroMQ connection on loopback, as ZMTP 3.0 describes it: enough to talk to a
 * kernel before there is any Jupyter.
 */
final class ZmtpSocket implements AutoCloseable {
  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;
  private static final int GREETING = 64;
  private static final int MECHANISM = 12;
  private static final int SHORT_MOST = 255;
  private static final int FRAME_MOST = 64 << 20;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /**
   * Connects and shakes hands.
   *
   * @param type ZeroMQ's name of this end, such as DEALER
   * @param millis how long an answer may take
   */
  ZmtpSocket(int port, String type, int millis) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(millis);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    out.write(greeting());
    frame(COMMAND, ready(type));
    out.flush();
    in.readFully(new byte[GREETING]);
    receive();
  }

  void send(List<byte[]> message) throws IOException {
    for (int i = 0; i < message.size(); i++) {
      frame(i < message.size() - 1 ? MORE : 0, message.get(i));
    }
    out.flush();
  }

  /** The next message, all of its parts; a command counts as one of one part. */
  List<byte[]> receive() throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = in.readUnsignedByte();
      long size = (flags & LONG) != 0 ? in.readLong() : in.readUnsignedByte();
      if (size < 0 || size > FRAME_MOST) {
        throw new IOException("this is no kernel: it announces " + size + " bytes");
      }
      byte[] part = new byte[(int) size];
      in.readFully(part);
      parts.add(part);
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void frame(int flags, byte[] body) throws IOException {
    if (body.length > SHORT_MOST) {
      out.writeByte(flags | LONG);
      out.writeLong(body.length);
    } else {
      out.writeByte(flags);
      out.writeByte(body.length);
    }
    out.write(body);
  }

  private static byte[] greeting() {
    byte[] greeting = new byte[GREETING];
    greeting[0] = (byte) 0xFF;
    greeting[9] = 0x7F;
    greeting[10] = 3;
    byte[] mechanism = "NULL".getBytes(US_ASCII);
    System.arraycopy(mechanism, 0, greeting, MECHANISM, mechanism.length);
    return greeting;
  }

  private static byte[] ready(String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    name(body, "READY");
    name(body, "Socket-Type");
    body.writeInt(type.length());
    body.writeBytes(type);
    return bytes.toByteArray();
  }

  private static void name(DataOutputStream body, String name) throws IOException {
    body.writeByte(name.length());
    body.writeBytes(name);
  }
}
