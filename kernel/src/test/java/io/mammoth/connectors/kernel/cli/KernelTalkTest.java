package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel of a later version of the protocol, over real sockets. */
class KernelTalkTest {
  private static final int MORE = 1;
  private static final int COMMAND = 4;
  private static final int HEADER = 3;

  @Test
  void aCellEndsWhateverElseTheStatusOfItsKernelSays(@TempDir Path folder) throws Exception {
    Path connection = folder.resolve("connection.json");
    try (KernelTalk talk = new KernelTalk()) {
      talk.writeConnection(connection);
      JsonNode ports = new JsonMapper().readTree(Files.readAllBytes(connection));
      try (ServerSocket published = listen(ports, "iopub_port");
          ServerSocket shell = listen(ports, "shell_port")) {
        CompletableFuture<Void> kernel = CompletableFuture.runAsync(() -> answer(published, shell));
        assertTrue(talk.connect());
        assertEquals("{\"text\":\"2\"}", talk.execute("1 + 1"));
        kernel.get();
      }
    }
  }

  private static void answer(ServerSocket published, ServerSocket shell) {
    try (Socket out = published.accept()) {
      message(shakeHands(out));
      try (Socket ask = shell.accept()) {
        List<byte[]> request = message(shakeHands(ask));
        byte[] parent = request.get(request.size() - 1 - HEADER);
        send(out, parent, "{\"text\":\"2\"}");
        send(out, parent, "{\"execution_state\":\"idle\",\"since\":\"6.0\"}");
        send(ask, parent, "{\"status\":\"ok\"}");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ServerSocket listen(JsonNode ports, String name) throws IOException {
    return new ServerSocket(ports.path(name).asInt(), 1, InetAddress.getLoopbackAddress());
  }

  private static DataInputStream shakeHands(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] greeting = new byte[64];
    in.readFully(greeting);
    socket.getOutputStream().write(greeting);
    frame(socket.getOutputStream(), COMMAND, new byte[] {5, 'R', 'E', 'A', 'D', 'Y'});
    message(in);
    return in;
  }

  private static void send(Socket socket, byte[] parent, String content) throws IOException {
    OutputStream out = socket.getOutputStream();
    for (String part : List.of("topic", "<IDS|MSG>", "signature", "{}")) {
      frame(out, MORE, part.getBytes(UTF_8));
    }
    frame(out, MORE, parent);
    frame(out, MORE, "{}".getBytes(UTF_8));
    frame(out, 0, content.getBytes(UTF_8));
  }

  private static void frame(OutputStream out, int flags, byte[] body) throws IOException {
    boolean large = body.length > 255;
    out.write(large ? flags | 2 : flags);
    out.write(
        large
            ? java.nio.ByteBuffer.allocate(8).putLong(body.length).array()
            : new byte[] {(byte) body.length});
    out.write(body);
  }

  private static List<byte[]> message(DataInputStream in) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = in.readUnsignedByte();
      byte[] part = new byte[(flags & 2) == 0 ? in.readUnsignedByte() : (int) in.readLong()];
      in.readFully(part);
      parts.add(part);
    }
    return parts;
  }
}
