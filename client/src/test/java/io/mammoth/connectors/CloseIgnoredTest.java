package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client for code that must not close it, and the client that it is a view of. */
final class CloseIgnoredTest {
  private static final String LIST =
      FaultServer.response(200, "", ServedTest.json("{'connectors':[]}"));

  private static MammothClient client(String address) {
    return MammothClient.builder()
        .serverUrl(address)
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .build();
  }

  @Test
  void closingTheViewIsToldEachTimeInItsThreadAndEndsNoCall() {
    List<Thread> told = new ArrayList<>();
    try (FaultServer server =
            new FaultServer(
                talk -> {
                  talk.server().hungUp.acquire();
                  talk.write(LIST);
                });
        MammothClient owner = client(server.address())) {
      MammothClient view = owner.withCloseIgnored(() -> told.add(Thread.currentThread()));
      CompletableFuture<ConnectorPage> call =
          view.connectors().async().list(4, ConnectorQuery.all());
      view.close();
      view.close();
      server.hungUp.release(2);
      assertEquals(List.of(), call.join().connectors());
      assertEquals(List.of(), owner.connectors().list().connectors());
      assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), told);
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void whatTheActionThrowsReachesItsCallerAndChangesNothing() {
    IllegalStateException mine = new IllegalStateException("mine");
    try (FaultServer server = new FaultServer(talk -> talk.write(LIST));
        MammothClient owner = client(server.address())) {
      MammothClient view =
          owner.withCloseIgnored(
              () -> {
                throw mine;
              });
      assertSame(mine, assertThrows(IllegalStateException.class, view::close));
      assertEquals(List.of(), view.connectors().list().connectors());
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void closingTheOwnerEndsCallsAndConnectionsOfTheView(Wire wire) throws Exception {
    try (FaultServer server = new FaultServer(FaultServer.Talk::stall, wire);
        Relay relay = new Relay(server.port())) {
      MammothClient owner = client(wire.scheme + "://localhost:" + relay.port());
      Connectors connectors = owner.withCloseIgnored(() -> {}).connectors();
      var call = connectors.async().list(4, ConnectorQuery.all());
      server.stalled.acquire();
      owner.close();
      assertThrows(TransportException.class, () -> Faults.unwrapped(call::join));
      assertTrue(relay.closedByClient.tryAcquire(10, TimeUnit.SECONDS), "it stays open");
      assertThrows(ConfigurationException.class, connectors::list);
    }
  }
}
