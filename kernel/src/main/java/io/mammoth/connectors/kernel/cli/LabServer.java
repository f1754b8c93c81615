package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Where JupyterLab listens: on loopback only, behind a token. */
final class LabServer {

  private static final int FIRST_PORT = 8888;
  private static final int LAST_PORT = 8987;
  private static final int CONNECT_MILLIS = 200;

  private final int port;
  private final String token;

  /**
   * Takes the port at once or refuses.
   *
   * @param wanted the port, 0 for the first free one from 8888 on
   */
  LabServer(int wanted) {
    this.port = wanted == 0 ? firstFree() : free(wanted);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  String token() {
    return token;
  }

  String address(String notebook) {
    return "http://127.0.0.1:" + port + "/lab/tree/" + notebook + "?token=" + token;
  }

  /** All news, update checks and catalogues of JupyterLab, which ask servers elsewhere, are off. */
  List<String> options(String notebook) {
    return List.of(
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=" + port,
        "--ServerApp.port_retries=0",
        // Its browser would end with it.
        "--ServerApp.open_browser=False",
        "--ServerApp.allow_remote_access=False",
        "--ServerApp.answer_yes=True",
        // Containers run as root; loopback and the token are what protects.
        "--ServerApp.allow_root=True",
        "--ServerApp.log_level=WARN",
        "--LabApp.default_url=/lab/tree/" + notebook,
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        // A notebook on Jupyter's other kernels would have none of our names.
        "--KernelSpecManager.allowed_kernelspecs={'" + KernelPlace.NAME + "'}",
        "--KernelSpecManager.ensure_native_kernel=False",
        // JJava stays for a minute when it is asked to end: it need not be waited for.
        "--KernelManager.shutdown_wait_time=2");
  }

  boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int firstFree() {
    for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw CommandFailure.failed("No port from 8888 to 8987 is free: name one with --port.");
  }

  private static int free(int port) {
    if (port < 0 || port > 65535) {
      throw CommandFailure.usage("A port is a number from 1 to 65535: not " + port + ".");
    }
    if (!isFree(port)) {
      throw CommandFailure.failed("Port " + port + " is taken: name another one with --port.");
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
