package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS handshakes: one that is cut is a failure of the network, one that is refused is final. */
final class HandshakesTest {
  private final PromptTiming timing = new PromptTiming();

  private MammothClient client(int port) {
    return MammothClient.builder()
        .serverUrl("https://localhost:" + port + "/api/v2")
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .timing(timing)
        .build();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_TLS", "HTTP_2_TLS"})
  void aHandshakeThatIsCutIsTriedAgain(Wire wire) throws Exception {
    try (FaultServer server = new FaultServer(FaultServer.answers(200, "", Faults.OK), wire);
        Relay relay = new Relay(server.port(), 2);
        MammothClient mammoth = client(relay.port())) {
      // Not even the request of a write has left by then.
      assertEquals("done", mammoth.connectors().create("Odoo").message());
      assertEquals(1, server.requests.get());
      assertEquals(2, timing.waits.size());
    }
  }

  @Test
  void aHandshakeThatIsAlwaysCutIsNamed() throws Exception {
    try (FaultServer server = new FaultServer(talk -> {}, Wire.HTTP_2_TLS);
        Relay relay = new Relay(server.port(), 3);
        MammothClient mammoth = client(relay.port())) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, connectors::active);
      assertSame(TransportException.Phase.CONNECT, failure.phase());
      ServedTest.assertContains(
          "the connection ended during the TLS handshake", ServedTest.message(failure));
      assertEquals(3, relay.connections());
    }
  }

  @Test
  void aServerWithoutTlsIsAskedOnce() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        MammothClient mammoth = client(plain.getLocalPort())) {
      FaultServer.thread(() -> answerPlainly(plain));
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, connectors::active);
      ServedTest.assertContains("the secure connection failed", ServedTest.message(failure));
      assertEquals(List.of(), timing.waits);
    }
  }

  private static void answerPlainly(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        var unusedHello = socket.getInputStream().read(new byte[16 * 1024]);
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException ended) {
        // The client's side of the story is what is tested.
      }
    }
  }
}
