package io.mammoth.connectors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for localhost that every client of this JVM trusts, as a company's own one is. */
final class Tls {
  static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();

  private static final SSLSocketFactory SERVER =
      new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build().sslSocketFactory();

  private static final String PASSWORD = "changeit";

  private static boolean trusted;

  private Tls() {}

  /** Makes sockets that show the certificate. */
  static SSLSocketFactory server() {
    return SERVER;
  }

  /** For an OkHttp client that trusts the certificate. */
  static HandshakeCertificates client() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(CERTIFICATE.certificate())
        .build();
  }

  /** By the JVM's own properties, so that clients need no setting for it. */
  static synchronized void trust() {
    if (trusted) {
      return;
    }
    trusted = true;
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("localhost", CERTIFICATE.certificate());
      Path file = Files.createTempFile("trusted", ".p12");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      System.setProperty("javax.net.ssl.trustStore", file.toString());
      System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    } catch (GeneralSecurityException | IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
