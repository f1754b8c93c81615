package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates: an unknown one is refused once and for all, a company's own can be trusted. */
final class TlsTest extends ServedTest {
  private static final String PASSWORD = "changeit";

  private static Path keys = Path.of("");

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) {
    keys = folder.resolve("keys.p12");
    ChildJvm made =
        ChildJvm.run(
            List.of(
                ChildJvm.java("keytool"),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD));
    assertEquals(0, made.exit(), made::toString);
  }

  private void serveTls() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server.useHttps(context.getSocketFactory());
  }

  @Test
  void anUnknownCertificateIsRefusedAndNotTriedAgain() throws Exception {
    serveTls();
    PromptTiming timing = new PromptTiming();
    Connectors connectors = client(b -> b.timing(timing)).connectors();
    var failure = assertThrows(TransportException.class, () -> connectors.create("Odoo"));
    assertSame(TransportException.Phase.CONNECT, failure.phase());
    assertEquals(0, failure.attempts());
    assertEquals(List.of(), timing.waits);
    assertContains("the secure connection failed (certificate or protocol)", message(failure));
  }

  /** A program of a company whose certificates only its own trust store knows. */
  static final class Fetches {
    private Fetches() {}

    public static void main(String[] arguments) {
      try (MammothClient client =
          MammothClient.builder()
              .serverUrl(arguments[0])
              .credentials(Credentials.apiKey("k", "s"))
              .build()) {
        System.out.println("read " + client.connectors().active(4));
      }
    }
  }

  @Test
  void aTrustStoreOfTheJvmIsTrusted() throws Exception {
    serveTls();
    answer("['a']");
    ChildJvm program =
        ChildJvm.run(
            Fetches.class,
            List.of(
                "-Djavax.net.ssl.trustStore=" + keys,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
            address());
    assertEquals("read [a]", program.printed().get(program.printed().size() - 1));
  }

  @Test
  void aProxyOfTheJvmIsAsked() throws Exception {
    serveTls();
    try (FaultServer proxy = new FaultServer(FaultServer.answers(403, "", ""))) {
      ChildJvm program =
          ChildJvm.run(
              Fetches.class,
              List.of(
                  "-Dhttps.proxyHost=127.0.0.1",
                  "-Dhttps.proxyPort=" + proxy.port(),
                  "-Dhttp.nonProxyHosts="),
              address());
      assertEquals(1, program.exit());
      assertContains("CONNECT ", String.valueOf(proxy.heads.peek()));
      assertEquals(0, server.getRequestCount());
    }
  }
}
