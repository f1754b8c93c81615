package io.mammoth.connectors;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The protocols that a server of the tests speaks, so that a table of faults runs over each. */
enum Wire {
  HTTP_1("http", ""),
  HTTP_1_TLS("https", "http/1.1"),
  HTTP_2_TLS("https", "h2");

  final String scheme;
  private final String alpn;

  Wire(String scheme, String alpn) {
    this.scheme = scheme;
    this.alpn = alpn;
  }

  /** Before the first client loads the certificates that it trusts. */
  void prepare() {
    if (this != HTTP_1) {
      Tls.trust();
    }
  }

  /** The server's side of a connection, after the TLS handshake where there is one. */
  Socket served(Socket raw) throws IOException {
    if (this == HTTP_1) {
      return raw;
    }
    SSLSocket tls =
        (SSLSocket)
            Tls.server().createSocket(raw, raw.getInetAddress().getHostName(), raw.getPort(), true);
    tls.setUseClientMode(false);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {alpn});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }
}
