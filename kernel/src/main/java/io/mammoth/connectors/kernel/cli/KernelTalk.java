package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Asks a kernel, as a front end does, over the five ports of a connection file. */
final class KernelTalk implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALGORITHM = "HmacSHA256";
  private static final String DELIMITER = "<IDS|MSG>";
  private static final int PORTS = 5;
  private static final int SHELL = 0;
  private static final int PUBLISHED = 1;
  private static final int HEADER_AFTER_DELIMITER = 2;
  private static final int CONTENT_AFTER_DELIMITER = 5;
  private static final int ANSWER_MILLIS = 60_000;
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int MOST_TRIES = 3_000;

  private final String key = UUID.randomUUID().toString();
  private final String session = UUID.randomUUID().toString();
  private final List<Integer> ports = freePorts();
  private @Nullable ZmtpSocket shell;
  private @Nullable ZmtpSocket published;

  /** Writes the file that tells the kernel where to listen. */
  void writeConnection(Path file) throws IOException {
    Map<String, Object> connection =
        Map.of(
            "ip", "127.0.0.1",
            "transport", "tcp",
            "signature_scheme", "hmac-sha256",
            "key", key,
            "shell_port", ports.get(SHELL),
            "iopub_port", ports.get(PUBLISHED),
            "stdin_port", ports.get(2),
            "control_port", ports.get(3),
            "hb_port", ports.get(4));
    Files.write(file, JSON.writeValueAsBytes(connection));
  }

  /** Waits until the kernel listens; false when it ended first, or does not listen for long. */
  boolean connect(Child kernel) {
    for (int tries = 0; !connect(); tries++) {
      if (tries > MOST_TRIES || kernel.ends(BETWEEN)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the kernel listens by now; connected then. */
  boolean connect() {
    try {
      published = new ZmtpSocket(ports.get(PUBLISHED), "SUB", ANSWER_MILLIS);
      published.send(List.of(new byte[] {1}));
      shell = new ZmtpSocket(ports.get(SHELL), "DEALER", ANSWER_MILLIS);
      return true;
    } catch (IOException notYet) {
      close();
      return false;
    }
  }

  /** Runs a cell; what it showed, as the kernel published it, up to the cell's end. */
  String execute(String code) throws IOException {
    String id = ask("execute_request", Map.of("code", code, "allow_stdin", false));
    StringBuilder shown = new StringBuilder();
    while (true) {
      List<byte[]> message = connected(published).receive();
      if (part(message, HEADER_AFTER_DELIMITER + 1).path("msg_id").asText().equals(id)) {
        JsonNode content = part(message, CONTENT_AFTER_DELIMITER);
        if (content.path("execution_state").asText().equals("idle")) {
          connected(shell).receive();
          return shown.toString();
        }
        shown.append(content);
      }
    }
  }

  /** Asks what needs no cell, and waits for the answer. */
  void complete(String code) throws IOException {
    ask("complete_request", Map.of("code", code, "cursor_pos", code.length()));
    connected(shell).receive();
  }

  /** Runs a cell that the kernel does not survive. */
  void executeLast(String code) throws IOException {
    ask("execute_request", Map.of("code", code, "allow_stdin", false));
  }

  @Override
  public void close() {
    closeQuietly(shell);
    closeQuietly(published);
  }

  private String ask(String type, Map<String, Object> content) throws IOException {
    String id = UUID.randomUUID().toString();
    Map<String, Object> header =
        Map.of(
            "msg_id",
            id,
            "session",
            session,
            "username",
            "install",
            "date",
            Instant.now().toString(),
            "msg_type",
            type,
            "version",
            "5.3");
    List<byte[]> parts = List.of(bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(content));
    List<byte[]> message = new ArrayList<>(List.of(DELIMITER.getBytes(UTF_8), signature(parts)));
    message.addAll(parts);
    connected(shell).send(message);
    return id;
  }

  private byte[] signature(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static JsonNode part(List<byte[]> message, int afterDelimiter) throws IOException {
    int delimiter = 0;
    while (!new String(message.get(delimiter), UTF_8).equals(DELIMITER)) {
      delimiter++;
    }
    return JSON.readTree(message.get(delimiter + afterDelimiter));
  }

  private static byte[] bytes(Map<String, Object> json) throws IOException {
    return JSON.writeValueAsBytes(json);
  }

  private static ZmtpSocket connected(@Nullable ZmtpSocket socket) {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    return socket;
  }

  private static void closeQuietly(@Nullable ZmtpSocket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is of no use any more, either way.
    }
  }

  private static List<Integer> freePorts() {
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < PORTS; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return open.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw CommandFailure.failed("No ports are free on this machine for a kernel to try.");
    } finally {
      open.forEach(KernelTalk::closeQuietly);
    }
  }

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Another port will do.
    }
  }
}
