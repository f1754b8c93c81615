package io.mammoth.connectors;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real nginx that speaks HTTP/2 over TLS, before a server of the test. */
final class Nginx implements AutoCloseable {
  private final Path folder;
  private final int port;

  /** Ends each connection after so many requests. */
  Nginx(Path folder, int upstream, int requestsPerConnection) throws IOException {
    this.folder = folder;
    Tls.trust();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("certificate.pem"), Tls.CERTIFICATE.certificatePem());
    Files.writeString(folder.resolve("key.pem"), Tls.CERTIFICATE.privateKeyPkcs8Pem());
    Files.writeString(
        folder.resolve("nginx.conf"), configuration(requestsPerConnection, port, upstream));
    run();
  }

  private static String configuration(int requestsPerConnection, int port, int upstream) {
    return String.format(
        Locale.ROOT,
        """
        pid nginx.pid;
        error_log error.log;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          keepalive_requests %d;
          server {
            listen 127.0.0.1:%d ssl http2;
            ssl_certificate certificate.pem;
            ssl_certificate_key key.pem;
            location / {
              proxy_pass http://127.0.0.1:%d;
              proxy_http_version 1.1;
            }
          }
        }
        """,
        requestsPerConnection,
        port,
        upstream);
  }

  /** Ends every connection gracefully and goes on with new ones. */
  void reload() throws IOException {
    run("-s", "reload");
  }

  String address() {
    return "https://localhost:" + port + "/api/v2";
  }

  /** Returns once nginx listens, or has got the signal. */
  private void run(String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("nginx", "-p", folder + "/", "-e", "error.log"));
    command.addAll(List.of("-c", "nginx.conf"));
    command.addAll(List.of(more));
    Path log = folder.resolve("output.log");
    int exit;
    try {
      exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
    } catch (IOException missing) {
      throw new AssertionError(
          "The long proofs need nginx with HTTP/2 on the path: install the package nginx-light.",
          missing);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
    if (exit != 0) {
      throw new AssertionError("nginx: " + Files.readString(log));
    }
  }

  @Override
  public void close() throws IOException {
    run("-s", "stop");
  }
}
