package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to the server: several addresses, a proxy, the caller's own HTTP client, HTTP/2. */
final class RoutesTest extends ServedTest {

  private static InetAddress loopback(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  /** A host with two addresses, of which the server has one. */
  private static final class TwoAddresses implements Dns {
    private final boolean deadFirst;

    TwoAddresses(boolean deadFirst) {
      this.deadFirst = deadFirst;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      InetAddress live = loopback(1);
      InetAddress dead = loopback(2);
      return deadFirst ? List.of(dead, live) : List.of(live, dead);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerIsFoundAtOneOfItsAddresses(boolean deadFirst) throws Exception {
    try (FaultServer one = new FaultServer(FaultServer.answers(200, "", Faults.OK), loopback(1));
        MammothClient client =
            client(
                b ->
                    b.serverUrl(one.address())
                        .httpClient(
                            new OkHttpClient.Builder().dns(new TwoAddresses(deadFirst)).build())
                        .retry(Retry.none()))) {
      assertEquals("done", client.connectors().create("Odoo").message());
      assertEquals(1, one.requests.get());
    }
  }

  @Test
  void localhostIsFoundWhicheverAddressTheServerHas() throws Exception {
    for (InetAddress address : InetAddress.getAllByName("localhost")) {
      try (FaultServer one = new FaultServer(FaultServer.answers(200, "", "[]"), address);
          MammothClient client = client(b -> b.serverUrl(one.address()).retry(Retry.none()))) {
        assertEquals(List.of(), client.connectors().active());
      }
    }
  }

  @Test
  void aProxyIsAsked() throws Exception {
    InetAddress here = loopback(1);
    try (FaultServer proxy = new FaultServer(FaultServer.answers(200, "", "[]"), here);
        MammothClient client =
            client(
                b ->
                    b.proxy(
                        new Proxy(Proxy.Type.HTTP, new InetSocketAddress(here, proxy.port()))))) {
      assertEquals(List.of(), client.connectors().active());
      assertContains("GET http://", String.valueOf(proxy.heads.peek()));
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void theCallersClientKeepsItsSettingsAndLosesTheDangerousOnes() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> chain.proceed(chain.request().newBuilder().header("X-Mine", "1").build()))
            .build();
    answer(307, "");
    Connectors connectors = client(b -> b.httpClient(own).retry(Retry.none())).connectors();
    assertThrows(ApiException.class, connectors::fetch);
    assertEquals("1", request().getHeaders().get("X-Mine"));
    assertTrue(own.followRedirects());
  }

  @ParameterizedTest
  @MethodSource("writes")
  void whateverTheCallersClientWouldRepeatAWriteIsSentOnce(Faults.Write write) {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .authenticator((route, response) -> response.request().newBuilder().build())
            .build();
    answer(401, "");
    answer(200, SAVED);
    Connectors connectors = client(b -> b.httpClient(own)).connectors();
    assertThrows(UnauthorizedException.class, () -> write.send(connectors, true));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void closingLeavesTheCallersClientAlone() {
    OkHttpClient own = new OkHttpClient();
    answer("[]");
    MammothClient client = client(b -> b.httpClient(own));
    client.connectors().active();
    client.close();
    assertNotEquals(0, own.connectionPool().connectionCount());
    assertEquals(false, own.dispatcher().executorService().isShutdown());
    own.connectionPool().evictAll();
  }

  static List<Faults.Write> writes() {
    return List.of(Faults.Write.values());
  }

  @ParameterizedTest
  @MethodSource("writes")
  void overHttp2AWriteIsSentOnceAsWell(Faults.Write write) {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    OkHttpClient own =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    Connectors connectors = client(b -> b.httpClient(own)).connectors();
    answer("[]");
    connectors.active();
    server.enqueue(response(503, "").setHeader("Retry-After", "0").build());
    server.enqueue(
        response(200, "").onResponseStart(new mockwebserver3.SocketEffect.CloseStream()).build());
    assertThrows(ApiException.class, () -> write.send(connectors, true));
    assertThrows(TransportException.class, () -> write.send(connectors, false));
    assertEquals(3, server.getRequestCount());
    assertNotNull(own);
  }
}
