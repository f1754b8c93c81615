package io.mammoth.connectors.kernel.notebook;

import com.sun.net.httpserver.HttpServer;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.TransportException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** A kernel that ends while a call waits for its response; says how that call ended. */
final class LastCall {
  private LastCall() {}

  public static void main(String[] arguments) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> arrived.countDown());
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort();
    Notebook.SESSION.signIn(
        Environment.of(
            Map.of(
                Environment.SERVER, address, Environment.TOKEN, "t", Environment.WORKSPACE, "4")),
        "test");
    var call = Notebook.connectors.async().fetch();
    arrived.await();
    Notebook.mammoth.close();
    System.out.println(call.isDone() ? "ended" : "goes on");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    System.out.println(call.join());
                  } catch (CompletionException failed) {
                    Object end =
                        failed.getCause() instanceof TransportException lost
                            ? lost.phase()
                            : failed;
                    System.out.println(end);
                  }
                }));
    System.exit(0);
  }
}
