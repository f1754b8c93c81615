package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that want a password, or refuse; the service behind them speaks HTTP/2 with TLS. */
final class ProxiesTest {
  private static final String USER = "tester";
  private static final String PASSWORD = "p\u00e4ss-3";
  private static final String ASKS =
      FaultServer.response(407, "Proxy-Authenticate: Basic realm=\"office\"\r\n", "");

  private final PromptTiming timing = new PromptTiming();

  @AfterEach
  void forgetTheJvmsPassword() {
    Authenticator.setDefault(null);
  }

  private static FaultServer service() {
    return new FaultServer(
        talk -> talk.write(FaultServer.response(200, "", "[\"a\"]")), Wire.HTTP_2_TLS);
  }

  /** Connects whoever knows the password, and asks everyone else for it. */
  private static FaultServer proxy(int servicePort) {
    String known =
        okhttp3.Credentials.basic(USER, PASSWORD, java.nio.charset.StandardCharsets.UTF_8);
    return new FaultServer(
        talk -> {
          if (talk.head().contains("Proxy-Authorization: " + known)) {
            tunnel(talk, servicePort);
          } else {
            talk.write(ASKS);
          }
        });
  }

  private static void tunnel(FaultServer.Talk talk, int to) throws IOException {
    try (Socket service = new Socket(InetAddress.getLoopbackAddress(), to)) {
      talk.write("HTTP/1.1 200 Connected\r\n\r\n");
      FaultServer.thread(() -> pass(service, talk.socket()));
      pass(talk.socket(), service);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      // Either side may end it.
    }
  }

  private static Proxy at(FaultServer proxy) {
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
  }

  private MammothClient.Builder builder(FaultServer service) {
    return MammothClient.builder()
        .serverUrl(service.address())
        .credentials(ServedTest.PAIR)
        .workspace(4)
        .timing(timing);
  }

  private TransportException fails(MammothClient.Builder builder) {
    try (MammothClient mammoth = builder.build()) {
      Connectors connectors = mammoth.connectors();
      var failure = assertThrows(TransportException.class, connectors::active);
      assertSame(TransportException.Phase.CONNECT, failure.phase());
      assertFalse(failure.mayHaveTakenEffect());
      return failure;
    }
  }

  @Test
  void aUserNameAndPasswordAreGivenToTheProxyAlone() {
    try (FaultServer service = service();
        FaultServer proxy = proxy(service.port());
        MammothClient mammoth = builder(service).proxy(at(proxy), USER, PASSWORD).build()) {
      assertEquals(List.of("a"), mammoth.connectors().active());
      assertEquals(1, proxy.requests.get());
      assertFalse(service.heads.toString().contains("proxy-authorization"));
    }
  }

  @Test
  void thePasswordOfTheJvmIsGivenToTheProxy() {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            assertSame(RequestorType.PROXY, getRequestorType());
            return new PasswordAuthentication("jvm", "p\u00e4ss-3".toCharArray());
          }
        });
    try (FaultServer service = service();
        FaultServer proxy =
            new FaultServer(
                talk -> {
                  if (talk.head().contains("Proxy-Authorization: Basic anZtOn")) {
                    tunnel(talk, service.port());
                  } else {
                    talk.write(ASKS);
                  }
                });
        MammothClient mammoth = builder(service).proxy(at(proxy)).build()) {
      assertEquals(List.of("a"), mammoth.connectors().active());
    }
  }

  @Test
  void aProxyThatAsksForAPasswordIsNamed() {
    try (FaultServer service = service();
        FaultServer proxy = proxy(service.port())) {
      var failure = fails(builder(service).proxy(at(proxy)));
      ServedTest.assertContains(
          "the proxy asks for a user name and password, or refused them (HTTP 407)",
          ServedTest.message(failure));
      assertEquals(1, proxy.requests.get());
      assertEquals(List.of(), timing.waits);
    }
  }

  @Test
  void aWrongPasswordIsGivenOnce() {
    try (FaultServer service = service();
        FaultServer proxy = proxy(service.port())) {
      var failure = fails(builder(service).proxy(at(proxy), USER, "wrong-42"));
      ServedTest.assertContains("or refused them (HTTP 407)", ServedTest.message(failure));
      assertFalse(failure.toString().contains("wrong-42"));
      assertEquals(1, proxy.requests.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 405})
  void aProxyThatRefusesIsNotAskedAgain(int status) {
    try (FaultServer service = service();
        FaultServer proxy = new FaultServer(FaultServer.answers(status, "", ""))) {
      var failure = fails(builder(service).proxy(at(proxy)));
      ServedTest.assertContains(
          "the proxy refused to connect (HTTP " + status + ")", ServedTest.message(failure));
      assertEquals(1, proxy.requests.get());
    }
  }

  @Test
  void aProxyThatCannotConnectNowIsAskedAgain() {
    try (FaultServer service = service();
        FaultServer proxy = new FaultServer(FaultServer.answers(503, "", ""))) {
      fails(builder(service).proxy(at(proxy)));
      assertEquals(3, proxy.requests.get());
    }
  }

  @Test
  void aServiceThatAnswersAsAProxyDoesNotGetTheProxysPassword() {
    try (FaultServer service = new FaultServer(talk -> talk.write(ASKS), Wire.HTTP_2_TLS);
        FaultServer proxy = proxy(service.port());
        MammothClient mammoth = builder(service).proxy(at(proxy), USER, PASSWORD).build()) {
      Connectors connectors = mammoth.connectors();
      assertEquals(407, assertThrows(ApiException.class, connectors::active).status());
      assertEquals(1, service.requests.get());
      assertFalse(service.heads.toString().contains("proxy-authorization"));
    }
  }

  @Test
  void aPasswordForASocksProxyIsRefused() {
    Proxy socks = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("localhost", 1080));
    MammothClient.Builder builder = MammothClient.builder();
    assertThrows(ConfigurationException.class, () -> builder.proxy(socks, USER, PASSWORD));
  }
}
